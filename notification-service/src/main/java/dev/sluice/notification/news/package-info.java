/** What happens beside changes of partner, in words for the people whom it concerns. */
@NullMarked
package dev.sluice.notification.news;

import org.jspecify.annotations.NullMarked;
