package dev.sluice.platform.gateway;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Views hold links relative to the service; in answers they begin with the prefix under which the caller reached it. */
@Singleton
class PrefixedLinks implements ObjectMapperCustomizer {

    private static final Set<String> LINKS = Set.of("links", "link", "errorReport");
    private static final String OWN = "/v1/";

    private final ForwardedPrefix prefix;

    PrefixedLinks(ForwardedPrefix prefix) {
        this.prefix = prefix;
    }

    @Override
    public void customize(ObjectMapper json) {
        var module = new SimpleModule("forwarded-prefix");
        module.setSerializerModifier(new BeanSerializerModifier() {
            @Override
            public List<BeanPropertyWriter> changeProperties(
                    SerializationConfig config, BeanDescription bean, List<BeanPropertyWriter> properties) {
                properties.replaceAll(
                        property -> LINKS.contains(property.getName()) ? new LinksWriter(property, prefix) : property);
                return properties;
            }
        });
        json.registerModule(module);
    }

    private static final class LinksWriter extends BeanPropertyWriter {

        private final transient ForwardedPrefix prefix;

        LinksWriter(BeanPropertyWriter links, ForwardedPrefix prefix) {
            super(links);
            this.prefix = prefix;
        }

        @Override
        public void serializeAsField(Object bean, JsonGenerator answer, SerializerProvider provider) throws Exception {
            var current = prefix.current();
            if (current.isEmpty()) {
                super.serializeAsField(bean, answer, provider);
                return;
            }
            try (var relative = new TokenBuffer(answer.getCodec(), false)) {
                relative.writeStartObject();
                super.serializeAsField(bean, relative, provider);
                relative.writeEndObject();
                for (var field :
                        relative.asParser().<ObjectNode>readValueAsTree().properties()) {
                    answer.writeFieldName(field.getKey());
                    answer.writeTree(prefixed(field.getValue(), current));
                }
            }
        }

        private static JsonNode prefixed(JsonNode links, String prefix) {
            if (links instanceof ObjectNode object) {
                for (var link : object.properties()) {
                    link.setValue(prefixed(link.getValue(), prefix));
                }
            }
            return links.isTextual() && links.textValue().startsWith(OWN)
                    ? TextNode.valueOf(prefix + links.textValue())
                    : links;
        }
    }
}
