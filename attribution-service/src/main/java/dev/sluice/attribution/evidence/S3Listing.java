package dev.sluice.attribution.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What a bucket says that it holds. */
record S3Listing(List<Kept> objects) {

    /** An object and since when it is there. */
    record Kept(UUID id, Instant since) {}

    S3Listing {
        objects = List.copyOf(objects);
    }

    List<UUID> keptBefore(Instant then) {
        return objects.stream()
                .filter(object -> object.since().isBefore(then))
                .map(Kept::id)
                .toList();
    }

    /** @throws IOException when it is no listing */
    static S3Listing read(InputStream listing, String folder) throws IOException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            var xml = factory.createXMLStreamReader(listing);
            var found = new ArrayList<Kept>();
            var key = "";
            while (xml.hasNext()) {
                if (isStart(xml, "Key")) {
                    key = xml.getElementText();
                } else if (isStart(xml, "LastModified")) {
                    var since = Instant.parse(xml.getElementText());
                    id(key, folder).ifPresent(id -> found.add(new Kept(id, since)));
                }
                xml.next();
            }
            return new S3Listing(found);
        } catch (XMLStreamException | IllegalArgumentException e) {
            throw new IOException("the bucket's listing cannot be read", e);
        }
    }

    /** Absent for what is no content of ours, such as the mark of a folder. */
    private static Optional<UUID> id(String key, String folder) {
        var name = key.substring(folder.length());
        return name.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(name))
                : Optional.empty();
    }

    private static boolean isStart(XMLStreamReader xml, String name) {
        return xml.isStartElement() && xml.getLocalName().equals(name);
    }
}
