package org.closedloop.classification;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.text.Normalizer;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The second opinion beside the words: logistic regression on what examples share with a text, pieces of one to three characters, so that
 * Chinese needs no dictionary, and on its meaning, which finds what is told in other words; both count the same. The same examples always
 * give the same answers (ADR 17, ADR 20).
 */
final class Learner {

    private static final int PIECES = 1 << 17;
    private static final int LONGEST_PIECE = 3;
    private static final int LONGEST_TEXT = 10_000;
    /** How far single examples are trusted, the best of 3 to 100 when each example was judged by the others. */
    private static final double TRUST = 30;
    private static final double PRECISION = 0.05;
    private static final long SEED = 17;
    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** How many figures the meaning of a Chinese text has, and of another; where they begin. */
    private static final int OF_CHINESE = 512;
    private static final int OF_ENGLISH = 384;
    private static final int CHINESE = PIECES + 1;
    private static final int ENGLISH = CHINESE + OF_CHINESE;
    private static final int FEATURES = ENGLISH + OF_ENGLISH;

    private final Meanings meanings;
    private final Model categories;
    private final Model emergency;

    Learner(List<Example> examples, Meanings meanings) {
        this.meanings = meanings;
        KnownMeanings known = KnownMeanings.shipped(meanings);
        Linear.disableDebugOutput();
        Feature[][] texts = examples.stream().map(example -> normalise(example.text())).map(text -> features(text, known.of(text)))
                .toArray(Feature[][]::new);
        known.report();
        categories = learn(texts, examples, example -> example.category().ordinal());
        emergency = learn(texts, examples, example -> example.emergency() ? 1 : 0);
    }

    /**
     * How much a text resembles the examples.
     *
     * @param categories those of each category; all together make 1
     * @param emergency the emergencies among them, 0 to 1
     */
    record Resemblance(Map<Category, Double> categories, double emergency) {
    }

    Resemblance resemblance(String text) {
        String normal = normalise(text);
        Feature[] features = features(normal, meanings.of(normal));
        return new Resemblance(categories(features), emergency(features));
    }

    private Map<Category, Double> categories(Feature[] text) {
        double[] shares = new double[Category.values().length];
        Linear.predictProbability(categories, text, shares);
        Map<Category, Double> answer = new EnumMap<>(Category.class);
        for (int i = 0; i < shares.length; i++) {
            answer.put(Category.values()[categories.getLabels()[i]], shares[i]);
        }
        return answer;
    }

    private double emergency(Feature[] text) {
        double[] shares = new double[2];
        Linear.predictProbability(emergency, text, shares);
        return shares[emergency.getLabels()[0] == 1 ? 0 : 1];
    }

    private static Model learn(Feature[][] texts, List<Example> examples, ToDoubleFunction<Example> label) {
        Problem problem = new Problem();
        problem.l = texts.length;
        problem.n = FEATURES;
        problem.x = texts;
        problem.y = examples.stream().mapToDouble(label).toArray();
        Parameter parameter = new Parameter(SolverType.L2R_LR_DUAL, TRUST, PRECISION);
        parameter.setRandom(new Random(SEED));
        return Linear.train(problem, parameter);
    }

    /**
     * Which pieces occur, never how often, each known by its hash only, and the figures of the meaning. Both have the length 1, so long texts weigh
     * no more than short ones.
     */
    private static Feature[] features(String text, Meaning meaning) {
        BitSet found = new BitSet(PIECES);
        for (int from = 0; from < text.length(); from++) {
            int hash = 0;
            for (int to = from; to < Math.min(from + LONGEST_PIECE, text.length()); to++) {
                hash = 31 * hash + text.charAt(to) + 1;
                found.set(scatter(hash));
            }
        }
        double weight = 1 / Math.sqrt(found.cardinality());
        double[] meant = meaning.unit();
        int first = meant.length == OF_CHINESE ? CHINESE : ENGLISH;
        return Stream.concat(found.stream().mapToObj(piece -> new FeatureNode(piece + 1, weight)),
                IntStream.range(0, meant.length).mapToObj(i -> new FeatureNode(first + i, meant[i]))).toArray(Feature[]::new);
    }

    private static int scatter(int hash) {
        int mixed = hash * 0x9E3779B1;
        return (mixed ^ mixed >>> 15) & PIECES - 1;
    }

    static String normalise(String text) {
        String shortened = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        String normal = Normalizer.normalize(shortened, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replace('’', '\'');
        return " " + SPACE.matcher(DIGIT.matcher(normal).replaceAll("0")).replaceAll(" ").strip() + " ";
    }
}
