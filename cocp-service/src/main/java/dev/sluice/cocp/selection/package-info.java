/** The careful choice of a partner before a change: needs, invitations, quotations, comparison, decision. */
@NullMarked
package dev.sluice.cocp.selection;

import org.jspecify.annotations.NullMarked;
