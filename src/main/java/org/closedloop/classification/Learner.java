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

/**
 * The second opinion beside the words: logistic regression on what examples share with a text, pieces of one to three characters, so that
 * Chinese needs no dictionary. The same examples always give the same answers (ADR 17).
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

    private final Model categories;
    private final Model emergency;

    Learner(List<Example> examples) {
        Linear.disableDebugOutput();
        Feature[][] texts = examples.stream().map(example -> pieces(example.text())).toArray(Feature[][]::new);
        categories = learn(texts, examples, example -> example.category().ordinal());
        emergency = learn(texts, examples, example -> example.emergency() ? 1 : 0);
    }

    /** How much the text resembles the examples of each category; all together make 1. */
    Map<Category, Double> categories(String text) {
        double[] shares = new double[Category.values().length];
        Linear.predictProbability(categories, pieces(text), shares);
        Map<Category, Double> answer = new EnumMap<>(Category.class);
        for (int i = 0; i < shares.length; i++) {
            answer.put(Category.values()[categories.getLabels()[i]], shares[i]);
        }
        return answer;
    }

    /** How much the text resembles the emergencies among the examples, 0 to 1. */
    double emergency(String text) {
        double[] shares = new double[2];
        Linear.predictProbability(emergency, pieces(text), shares);
        return shares[emergency.getLabels()[0] == 1 ? 0 : 1];
    }

    private static Model learn(Feature[][] texts, List<Example> examples, ToDoubleFunction<Example> label) {
        Problem problem = new Problem();
        problem.l = texts.length;
        problem.n = PIECES;
        problem.x = texts;
        problem.y = examples.stream().mapToDouble(label).toArray();
        Parameter parameter = new Parameter(SolverType.L2R_LR_DUAL, TRUST, PRECISION);
        parameter.setRandom(new Random(SEED));
        return Linear.train(problem, parameter);
    }

    /** Which pieces occur, never how often; each is known by its hash only, and long texts weigh no more than short ones. */
    private static Feature[] pieces(String text) {
        String normal = normalise(text);
        BitSet found = new BitSet(PIECES);
        for (int from = 0; from < normal.length(); from++) {
            int hash = 0;
            for (int to = from; to < Math.min(from + LONGEST_PIECE, normal.length()); to++) {
                hash = 31 * hash + normal.charAt(to) + 1;
                found.set(scatter(hash));
            }
        }
        double weight = 1 / Math.sqrt(found.cardinality());
        return found.stream().mapToObj(piece -> new FeatureNode(piece + 1, weight)).toArray(Feature[]::new);
    }

    private static int scatter(int hash) {
        int mixed = hash * 0x9E3779B1;
        return (mixed ^ mixed >>> 15) & PIECES - 1;
    }

    private static String normalise(String text) {
        String shortened = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        String normal = Normalizer.normalize(shortened, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replace('’', '\'');
        return " " + SPACE.matcher(DIGIT.matcher(normal).replaceAll("0")).replaceAll(" ").strip() + " ";
    }
}
