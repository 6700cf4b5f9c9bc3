package org.closedloop.repair;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.closedloop.engine.InvalidInput;

/** A signature drawn on a screen: read, judged by its content, and kept as a picture of our own making. */
final class Signature {

    static final String FIELD = "signature";
    private static final String DATA_URL = "data:image/png;base64,";
    private static final int MAX_BYTES = 200 * 1024;
    private static final int MAX_SIDE = 2000;
    /** fewer dark points are a slip of the finger */
    private static final int MIN_INK = 40;

    private Signature() {
    }

    /**
     * The picture behind the browser's data URL, redrawn in black on white, so that nothing else that was in the file is kept.
     *
     * @throws InvalidInput when it is no PNG picture, too large, or empty
     */
    static byte[] read(String dataUrl) {
        if (!dataUrl.startsWith(DATA_URL)) {
            throw new InvalidInput(FIELD, "must be a PNG picture");
        }
        if (dataUrl.length() > DATA_URL.length() + MAX_BYTES * 4 / 3 + 4) {
            throw new InvalidInput(FIELD, "must not be larger than 200 kB");
        }
        try {
            return redraw(decode(Base64.getDecoder().decode(dataUrl.substring(DATA_URL.length()))));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new InvalidInput(FIELD, "must be a PNG picture");
        }
    }

    /** The sides are read before the points: a small file can claim to be a picture that fills all memory. */
    private static BufferedImage decode(byte[] content) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
        ImageReader reader = readers.next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(in, true, true);
            if (reader.getWidth(0) > MAX_SIDE || reader.getHeight(0) > MAX_SIDE) {
                throw new InvalidInput(FIELD, "must not be wider or higher than " + MAX_SIDE + " points");
            }
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    private static byte[] redraw(BufferedImage drawn) {
        BufferedImage clean = new BufferedImage(drawn.getWidth(), drawn.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D paper = clean.createGraphics();
        paper.setColor(Color.WHITE);
        paper.fillRect(0, 0, clean.getWidth(), clean.getHeight());
        paper.drawImage(drawn, 0, 0, null);
        paper.dispose();
        if (ink(clean) < MIN_INK) {
            throw new InvalidInput(FIELD, "nothing is drawn");
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(clean, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    private static int ink(BufferedImage picture) {
        int dark = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                dark += picture.getRaster().getSample(x, y, 0) < 128 ? 1 : 0;
            }
        }
        return dark;
    }
}
