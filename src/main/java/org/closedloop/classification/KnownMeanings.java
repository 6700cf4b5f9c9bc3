package org.closedloop.classification;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;

/**
 * The meanings of the shipped examples, which a test writes when examples or models change: reading 2,300 texts at every start would take a
 * minute. A text that an owner added is read at the start. In the file each text is known by its digest.
 */
final class KnownMeanings {

    static final String FILE = "classification/examples.meanings";
    private static final Logger log = LoggerFactory.getLogger(KnownMeanings.class);

    private final Meanings meanings;
    private final Map<Long, Meaning> known = new HashMap<>();
    private int added;

    KnownMeanings(Meanings meanings, InputStream file) throws IOException {
        this.meanings = meanings;
        read(new DataInputStream(new BufferedInputStream(file)));
    }

    static KnownMeanings shipped(Meanings meanings) {
        try (InputStream file = new ClassPathResource(FILE).getInputStream()) {
            return new KnownMeanings(meanings, file);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    boolean knows(String text) {
        return known.containsKey(digest(text));
    }

    Meaning of(String text) {
        Meaning meaning = known.get(digest(text));
        if (meaning == null) {
            added++;
            meaning = meanings.of(text);
        }
        return meaning;
    }

    /** Says what the start took longer for. */
    void report() {
        if (added > 0) {
            log.info("{} examples are not among the shipped ones and were read anew", added);
        }
    }

    private void read(DataInputStream file) throws IOException {
        while (true) {
            long digest;
            try {
                digest = file.readLong();
            } catch (EOFException end) {
                return;
            }
            known.put(digest, new Meaning(file.readNBytes(file.readShort())));
        }
    }

    static void write(Collection<String> texts, Meanings meanings, OutputStream target) throws IOException {
        DataOutputStream file = new DataOutputStream(new BufferedOutputStream(target));
        for (String text : texts) {
            byte[] direction = meanings.of(text).direction();
            file.writeLong(digest(text));
            file.writeShort(direction.length);
            file.write(direction);
        }
        file.flush();
    }

    private static long digest(String text) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8))).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
