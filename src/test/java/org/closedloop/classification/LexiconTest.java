package org.closedloop.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconTest {

    private static final String HEADER = "signal,language,phrase,weight,unless\n";

    @ParameterizedTest(name = "\"{0}\" in \"{1}\": {2}")
    @CsvSource(delimiter = '|', value = {
        "fire                    | The fire is out                      | true",
        "fire                    | There were fires, twice              | true",
        "fire                    | The firewall blocks it               | false",
        "fire                    | misfire                              | false",
        "leak                    | it LEAKED all night                  | true",
        "leak                    | a bleak house                        | false",
        "vibrat*                 | strong vibrations                    | true",
        "[does/do] not start     | It doesn’t start                     | true",
        "[does/do] not start     | it dont start                        | true",
        "can not open            | I can't open it                      | true",
        "hung up [on/]           | she hung up.                         | true",
        "smell … gas             | a smell, quite strong, of gas        | true",
        "smell … gas             | It has a smell. The gas is off.      | false"})
    void english(String phrase, String text, boolean found) throws IOException {
        assertThat(weight("technical,en,\"" + phrase + "\",2,", text, Signal.technical)).isEqualTo(found ? 2 : 0);
    }

    @ParameterizedTest(name = "\"{0}\" in \"{1}\": {2}")
    @CsvSource(delimiter = '|', value = {
        "跳闸        | 一开机就跳闸了           | true",
        "跳闸        | 一开机就跳 闸了          | true",
        "[开/关]不了  | 怎么也关不了            | true",
        "报…错       | 报了一个奇怪的错          | true",
        "报…错       | 已经报修。是我的错        | false",
        "报ｅ1       | 报Ｅ１                | true",
        "[e/f][1/2] | 一直跳E2，重启无效       | true",
        "[e/f][1/2] | 型号是WE200           | false",
        "[e/f][1/2] | 型号是E200            | false"})
    void chinese(String phrase, String text, boolean found) throws IOException {
        assertThat(weight("technical,zh," + phrase.replace("ｅ", "e") + ",3,", text, Signal.technical)).isEqualTo(found ? 3 : 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "danger    | en | injured | Two people injured          | 2",
        "danger    | en | injured | Luckily nobody was not hurt | 0",
        "danger    | en | fire    | There was no fire           | 0",
        "danger    | en | fire    | No fire at first. Then fire | 2",
        "danger    | zh | 着火     | 并没有着火                    | 0",
        "danger    | zh | 着火     | 插座着火                     | 2",
        "technical | en | heat    | There is no heat            | 2"})
    void aNoRightBeforeCancelsAnAlarmButNotACategory(Signal signal, String language, String phrase, String text, int weight) throws IOException {
        assertThat(weight(signal + "," + language + "," + phrase + ",2,", text, signal)).isEqualTo(weight);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "smoke comes out of the socket           | 2",
        "The smoke detector beeps                | 0",
        "The smoke detector beeps! And smoke too | 2",
        "cigarette smoke                         | 0"})
    void unlessSpeaksForItsSentenceOnly(String text, int weight) throws IOException {
        assertThat(weight("danger,en,smoke,2,smoke detector; cigarette", text, Signal.danger)).isEqualTo(weight);
    }

    @Test
    void everyPhraseCountsOnceAndPhrasesAddUp() throws IOException {
        assertThat(weight("quality,en,rust,2,\nquality,en,crack,1,", "rust, rust and a crack", Signal.quality)).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "speed,en,fast,2,          | 'speed' is not one of",
        "danger,fr,feu,2,          | language is en or zh, not 'fr'",
        "danger,en,fire,12,        | weight is a number from 1 to 9, not '12'",
        "danger,en,fire,,          | weight is a number from 1 to 9, not ''",
        "danger,en,[fire/flame,2,  | '[fire/flame': a bracket is not closed",
        "danger,en,fire],2,        | 'fire]': brackets do not match",
        "danger,en,,2,             | the phrase is empty",
        "danger,en,fire            | expected 5 columns, found 3"})
    void aMalformedLineIsNamed(String line, String reason) {
        assertThatIllegalStateException().isThrownBy(() -> read("haste,en,soon,1,\n" + line))
                .withMessageContaining("signals.csv, line 3").withMessageContaining(reason);
    }

    @Test
    void otherColumnsAreRefused() {
        byte[] content = "word,weight\nfire,2\n".getBytes(StandardCharsets.UTF_8);
        assertThatIllegalStateException().isThrownBy(() -> Lexicon.read("signals.csv", new ByteArrayInputStream(content)))
                .withMessageContaining("signals.csv, line 1: the columns are signal,language,phrase,weight,unless");
    }

    private static int weight(String line, String text, Signal signal) throws IOException {
        return read(line).weigh(text).get(signal);
    }

    private static Lexicon read(String lines) throws IOException {
        return Lexicon.read("signals.csv", new ByteArrayInputStream((HEADER + lines + "\n").getBytes(StandardCharsets.UTF_8)));
    }
}
