/** Partners and their users, as the registry tells them. */
@NullMarked
package dev.sluice.cocp.partner;

import org.jspecify.annotations.NullMarked;
