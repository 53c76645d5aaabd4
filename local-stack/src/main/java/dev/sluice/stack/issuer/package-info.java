/** The local OpenID Connect issuer: a key, the tokens it signs, and the pages that services read. */
@NullMarked
package dev.sluice.stack.issuer;

import org.jspecify.annotations.NullMarked;
