package org.closedloop.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListLimitTest {

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {
            "none, maxResults=1000",
            "'', maxResults=1000",
            "resourceType=Task, resourceType=Task&maxResults=1000",
            "firstResult=0&maxResults=2000&itemCount=false, firstResult=0&itemCount=false&maxResults=1000",
            "maxResults=15, maxResults=15",
            "a=b&maxResults=1000, a=b&maxResults=1000",
            "maxResults=99999999999, maxResults=1000",
            "maxResults=-1, maxResults=1000",
            "nameLike=maxResults%3D5, nameLike=maxResults%3D5&maxResults=1000"})
    void everyListOfTheWebApplicationsIsBounded(String asked, String passedOn) {
        assertThat(new ListLimit(() -> 1000, true).bounded(asked)).isEqualTo(passedOn);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {"none, maxResults=1000", "maxResults=5, maxResults=5", "maxResults=2000, maxResults=2000"})
    void otherCallersKeepWhatTheyAskFor(String asked, String passedOn) {
        assertThat(new ListLimit(() -> 1000, false).bounded(asked)).isEqualTo(passedOn);
    }
}
