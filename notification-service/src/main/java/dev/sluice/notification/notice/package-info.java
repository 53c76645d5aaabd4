/** In-product notices for everybody of a concerned tenant who may act. */
@NullMarked
package dev.sluice.notification.notice;

import org.jspecify.annotations.NullMarked;
