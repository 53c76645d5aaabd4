/** Who is calling, for which tenant, in which roles; taken from the token and from nowhere else. */
@NullMarked
package dev.sluice.platform.tenancy;

import org.jspecify.annotations.NullMarked;
