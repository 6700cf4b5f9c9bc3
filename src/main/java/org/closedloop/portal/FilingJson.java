package org.closedloop.portal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reads a complaint, a fault or an inquiry from JSON strictly: no unknown property, no coercion, no depth, and every refusal names the property. */
final class FilingJson {

    private static final String BODY = "body";
    private static final Set<String> OBJECTS = Set.of("customer", "product");
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(10).maxNumberLength(50).build()).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private FilingJson() {
    }

    /** The values by the path of their property. */
    static Map<String, String> read(Matter matter, byte[] body, InputCheck check) {
        JsonNode root = tree(body);
        if (root == null || !root.isObject()) {
            throw new RefusedInput(BODY, "object");
        }
        Map<String, String> values = new HashMap<>();
        take(matter, root, "", check, values);
        return values;
    }

    private static JsonNode tree(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            return JSON.readTree(text);
        } catch (CharacterCodingException e) {
            throw new RefusedInput(BODY, "encoding");
        } catch (IOException e) {
            throw new RefusedInput(BODY, "json");
        }
    }

    private static void take(Matter matter, JsonNode object, String prefix, InputCheck check, Map<String, String> values) {
        object.properties().forEach(property -> {
            String path = prefix + property.getKey();
            JsonNode value = property.getValue();
            boolean nests = prefix.isEmpty() && OBJECTS.contains(path);
            if (!nests && !FilingInput.isKnown(matter, path)) {
                check.refuse(shown(path), "unknown");
            } else if (value.isNull()) {
                values.remove(path);
            } else if (nests) {
                takeObject(matter, value, path, check, values);
            } else if (value.isTextual() || value.isBoolean() && FilingInput.isYesOrNo(path)) {
                values.put(path, value.asText());
            } else {
                check.refuse(path, "text");
            }
        });
    }

    private static void takeObject(Matter matter, JsonNode value, String path, InputCheck check, Map<String, String> values) {
        if (value.isObject()) {
            take(matter, value, path + ".", check, values);
        } else {
            check.refuse(path, "object");
        }
    }

    /** A caller's own name for a property, made harmless to print. */
    private static String shown(String path) {
        String plain = path.codePoints().limit(60).map(c -> c < ' ' || c > '~' ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return plain.isEmpty() ? BODY : plain;
    }
}
