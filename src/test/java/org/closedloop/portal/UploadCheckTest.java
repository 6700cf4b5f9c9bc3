package org.closedloop.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.closedloop.cases.Attachment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.web.multipart.MultipartFile;

/** A corpus of what people and attackers upload (S17). */
class UploadCheckTest {

    static final byte[] PNG = Base64.getDecoder().decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    static final byte[] JPG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 4, 0, 0, (byte) 0xFF, (byte) 0xC0, 0, 11, 8, 0, 16, 0, 16, 1, 1, 0x11, 0};
    static final byte[] PDF = "%PDF-1.7\n%%EOF".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({"png,a.png,image/png", "jpg,b.JPG,image/jpeg", "jpg,c.jpeg,image/jpeg", "pdf,发票.pdf,application/pdf"})
    void takesPicturesAndPdf(String content, String name, String type) throws IOException {
        InputCheck check = new InputCheck();
        List<Attachment> taken = UploadCheck.read(check, List.of(file(name, bytes(content))));

        check.done();
        assertThat(taken).singleElement().satisfies(file -> {
            assertThat(file.mediaType()).isEqualTo(type);
            assertThat(file.name()).isEqualTo(name);
        });
    }

    @ParameterizedTest
    @CsvSource({"exe,a.jpg", "svg,a.png", "svg,a.svg", "html,a.pdf", "zip,a.pdf", "png,a.jpg", "png,a.png.exe", "jpg,a", "pdf,a.png", "gif,a.png",
            "hugePng,a.png", "cutPng,a.png", "noSidesPng,a.png", "cutJpg,a.jpg", "hugeJpg,a.jpg", "empty,a.png"})
    void refusesEverythingElse(String content, String name) throws IOException {
        InputCheck check = new InputCheck();

        assertThat(UploadCheck.read(check, List.of(file(name, bytes(content))))).isEmpty();
        assertThat(check.isRefused("attachments")).isTrue();
    }

    @Test
    void boundsSizeAndNumber() throws IOException {
        InputCheck check = new InputCheck();
        UploadCheck.read(check, List.of(file("a.pdf", ByteBuffer.allocate(5 * 1024 * 1024 + 1).put(PDF).array())));
        assertThat(check.isRefused("attachments")).isTrue();

        InputCheck many = new InputCheck();
        UploadCheck.read(many, Collections.nCopies(6, file("a.png", PNG)));
        assertThat(many.isRefused("attachments")).isTrue();
    }

    @Test
    void anEmptyFieldIsNoFile() throws IOException {
        InputCheck check = new InputCheck();

        assertThat(UploadCheck.read(check, List.of(file("", new byte[0])))).isEmpty();
        check.done();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"../../etc/passwd.png | passwd.png", "C:\\temp\\a.png | a.png", ".png | file.png",
        "a\u202Egnp.exe | agnp.exe", "a\"b;c.png | abc.png"})
    void namesAreMadePlain(String original, String plain) {
        assertThat(UploadCheck.plainName(original)).isEqualTo(plain);
    }

    private static byte[] bytes(String kind) {
        return switch (kind) {
            case "png" -> PNG;
            case "jpg" -> JPG;
            case "pdf" -> PDF;
            case "exe" -> new byte[] {'M', 'Z', 0, 0};
            case "svg" -> "<svg onload=\"alert(1)\"/>".getBytes(StandardCharsets.US_ASCII);
            case "html" -> "<html><script>alert(1)</script>%PDF-".getBytes(StandardCharsets.US_ASCII);
            case "zip" -> new byte[] {'P', 'K', 3, 4};
            case "gif" -> "GIF89a".getBytes(StandardCharsets.US_ASCII);
            case "hugePng" -> withSide(PNG, 16, 60_000);
            case "noSidesPng" -> withSide(PNG, 16, 0);
            case "cutPng" -> java.util.Arrays.copyOf(PNG, 12);
            case "cutJpg" -> java.util.Arrays.copyOf(JPG, 5);
            case "hugeJpg" -> ByteBuffer.wrap(JPG.clone()).putShort(13, (short) 60_000).array();
            default -> new byte[0];
        };
    }

    private static byte[] withSide(byte[] png, int at, int side) {
        return ByteBuffer.wrap(png.clone()).putInt(at, side).array();
    }

    private static MultipartFile file(String name, byte[] content) {
        return new MockMultipartFile("attachments", name, "application/octet-stream", content);
    }
}
