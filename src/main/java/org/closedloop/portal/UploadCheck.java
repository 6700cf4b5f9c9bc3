package org.closedloop.portal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.closedloop.cases.Attachment;
import org.springframework.web.multipart.MultipartFile;

/** Accepts up to five pictures or PDF files, judged by their content and never by what the sender calls them. */
final class UploadCheck {

    static final String FIELD = "attachments";
    private static final int MAX_FILES = 5;
    private static final int MAX_BYTES = 5 * 1024 * 1024;
    private static final int MAX_SIDE = 20_000;
    private static final int MAX_NAME = 100;

    private UploadCheck() {
    }

    static List<Attachment> read(InputCheck check, List<MultipartFile> uploads) throws IOException {
        List<MultipartFile> chosen = uploads.stream().filter(file -> !nothingChosen(file)).toList();
        if (chosen.size() > MAX_FILES) {
            check.refuse(FIELD, "files", MAX_FILES);
            return List.of();
        }
        List<Attachment> accepted = new ArrayList<>();
        for (MultipartFile file : chosen) {
            String name = plainName(file.getOriginalFilename());
            if (file.isEmpty()) {
                check.refuse(FIELD, "fileEmpty", name);
            } else if (file.getSize() > MAX_BYTES) {
                check.refuse(FIELD, "fileSize", name);
            } else {
                byte[] content = file.getBytes();
                String type = typeOf(content);
                if (type == null || !fits(name, type)) {
                    check.refuse(FIELD, "fileType", name);
                } else if (tooWide(content, type)) {
                    check.refuse(FIELD, "fileSides", name);
                } else {
                    accepted.add(new Attachment(name, type, content));
                }
            }
        }
        return accepted;
    }

    private static boolean nothingChosen(MultipartFile file) {
        return file.isEmpty() && (file.getOriginalFilename() == null || file.getOriginalFilename().isBlank());
    }

    /** The last part of the path, without characters that control something or hide the extension. */
    static String plainName(String original) {
        String last = original == null ? "" : original.substring(Math.max(original.lastIndexOf('/'), original.lastIndexOf('\\')) + 1);
        String plain = last.codePoints().filter(c -> Character.getType(c) != Character.FORMAT && !Character.isISOControl(c)
                && Character.getType(c) != Character.SURROGATE && "\"<>|:*?;".indexOf(c) < 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString().strip();
        if (plain.isEmpty() || plain.startsWith(".")) {
            plain = "file" + plain;
        }
        return plain.codePointCount(0, plain.length()) <= MAX_NAME ? plain
                : plain.substring(plain.offsetByCodePoints(plain.length(), -MAX_NAME));
    }

    private static String typeOf(byte[] content) {
        if (startsWith(content, 0xFF, 0xD8, 0xFF)) {
            return "image/jpeg";
        }
        if (startsWith(content, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return "image/png";
        }
        return startsWith(content, '%', 'P', 'D', 'F', '-') ? "application/pdf" : null;
    }

    private static boolean startsWith(byte[] content, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (content.length <= i || (content[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(String name, String type) {
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (type) {
            case "image/jpeg" -> lower.endsWith(".jpg") || lower.endsWith(".jpeg");
            case "image/png" -> lower.endsWith(".png");
            default -> lower.endsWith(".pdf");
        };
    }

    /** Whether a picture claims absurd sides, which would cost whoever opens it all memory; one without readable sides is refused too. */
    private static boolean tooWide(byte[] content, String type) {
        return switch (type) {
            case "image/png" -> content.length < 24 || !"IHDR".equals(new String(content, 12, 4, StandardCharsets.US_ASCII))
                    || absurd(number(content, 16, 4)) || absurd(number(content, 20, 4));
            case "image/jpeg" -> jpegTooWide(content);
            default -> false;
        };
    }

    private static boolean jpegTooWide(byte[] content) {
        int at = 2;
        while (at + 9 < content.length && (content[at] & 0xFF) == 0xFF) {
            int marker = content[at + 1] & 0xFF;
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame) {
                return absurd(number(content, at + 5, 2)) || absurd(number(content, at + 7, 2));
            }
            boolean filler = marker == 0xFF;
            at += filler ? 1 : 2 + (int) Math.max(2, number(content, at + 2, 2));
        }
        return true;
    }

    private static boolean absurd(long side) {
        return side < 1 || side > MAX_SIDE;
    }

    private static long number(byte[] content, int from, int length) {
        long value = 0;
        for (int i = from; i < from + length; i++) {
            value = value << 8 | content[i] & 0xFF;
        }
        return value;
    }
}
