package dev.sluice.platform.deadlines.api;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** An agenda as iCalendar (RFC 5545): an event without length for each entry, which keeps its UID when it moves. */
record AgendaCalendar(Agenda agenda, String service, Instant now) {

    String text() {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Sluice//" + service + "//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        agenda.items().stream().map(this::event).forEach(calendar::add);
        var text = new StringWriter();
        try {
            new CalendarOutputter(false).output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private VEvent event(Agenda.DueEntry entry) {
        var event = new VEvent(false);
        event.add(new Uid(entry.id() + "@sluice"));
        event.add(new DtStamp(now));
        event.add(new DtStart<>(entry.at()));
        event.add(new Summary(entry.summary()));
        event.add(new Categories(entry.kind()));
        event.add(ImmutableTransp.TRANSPARENT);
        if (entry.address() != null) {
            event.add(new Url(entry.address()));
        }
        return event;
    }
}
