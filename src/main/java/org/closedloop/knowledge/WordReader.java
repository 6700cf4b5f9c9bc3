package org.closedloop.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Takes texts in English and Chinese, also mixed, apart into words: Lucene's stemmer and its Chinese segmentation (ADR 22). */
final class WordReader {

    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_WORD = 40;
    private static final Pattern HAN = Pattern.compile("[\\u3400-\\u9fff]+");
    private static final Pattern BETWEEN_HAN = Pattern.compile("(?<=[\\u3400-\\u9fff])\\s+(?=[\\u3400-\\u9fff])");
    private static final Pattern CONTRACTED_NOT = Pattern.compile("n't\\b");
    private static final Pattern WORD = Pattern.compile("[a-z0-9]+");
    /** Words that say nothing; "no", "not", "on" and "off" say much. */
    private static final Set<String> EMPTY = Set.of(("a an and are as at be been but by for if in into is it its of or such that the their then "
            + "there these they this to was were will with i my me we our us you your he she his her has have had do does did doing am can could "
            + "would should may might just very so too also from than when while which who what where because about after before now still any "
            + "some all one get gets got getting please hello hi thanks thank dear really even already yet s t m re ve ll d").split(" "));

    private final Analyzer english = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            return new TokenStreamComponents(words, new EnglishPossessiveFilter(new LowerCaseFilter(words)));
        }
    };
    private final Analyzer stemming = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            return new TokenStreamComponents(words, new PorterStemFilter(words));
        }
    };
    private final Analyzer chinese = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            return new TokenStreamComponents(new HMMChineseTokenizer());
        }
    };

    Words read(String text) {
        String normal = normalise(text);
        Set<String> words = new LinkedHashSet<>();
        Set<String> singles = new LinkedHashSet<>();
        Set<String> pairs = new LinkedHashSet<>();
        Matcher han = HAN.matcher(normal);
        while (han.find()) {
            String run = han.group();
            for (String word : tokens(chinese, run)) {
                (word.length() > 1 ? words : singles).add(word);
            }
            for (int i = 0; i + 1 < run.length(); i++) {
                pairs.add(run.substring(i, i + 2));
            }
        }
        return new Words(stems(HAN.matcher(normal).replaceAll(" . ")), words, pairs, singles, normal);
    }

    /** The words of an English text without those that say nothing, in their order. */
    List<String> stems(String text) {
        List<String> full = tokens(english, text).stream().filter(word -> !EMPTY.contains(word) && WORD.matcher(word).matches()
                && word.length() <= LONGEST_WORD).toList();
        return tokens(stemming, String.join(" ", full));
    }

    static boolean saysNothing(String word) {
        return EMPTY.contains(word);
    }

    static String normalise(String text) {
        String shortened = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        String normal = Normalizer.normalize(shortened, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replace('’', '\'');
        normal = normal.replace("can't", "can not").replace("cannot", "can not").replace("won't", "will not");
        normal = CONTRACTED_NOT.matcher(normal).replaceAll(" not");
        return BETWEEN_HAN.matcher(normal).replaceAll("");
    }

    private static List<String> tokens(Analyzer analyzer, String text) {
        List<String> tokens = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
        return tokens;
    }
}
