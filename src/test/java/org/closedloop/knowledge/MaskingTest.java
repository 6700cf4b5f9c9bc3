package org.closedloop.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Period;
import org.closedloop.Covers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What names a person or a device goes, and what the next customer needs stays (C-25). */
class MaskingTest {

    private final Vocabulary vocabulary = new Vocabulary(new KnowledgeSettings(null, Period.ofMonths(6)));

    @Test
    @Covers("C-25")
    void whatNamesSomebodyInChineseIsMasked() {
        Masking masking = new Masking("zh", "李娜", "SN-9", "和平路12号3单元", vocabulary::isOrdinary);

        assertThat(masking.mask("我叫李娜，住和平路12号3单元，电话13800138000，邮箱 li@a.cn，机身号：AB12345，E21报警三次，WM-200。"))
                .isEqualTo("我叫[姓名]，住[地址]，电话[电话]，邮箱 [邮箱]，机身号：[序列号]，E21报警三次，WM-200。");
        assertThat(masking.mask("联系人：王小明 身份证 110101199003071234")).isEqualTo("联系人：[姓名] 身份证 [号码]");
        assertThat(masking.mask(null)).isNull();
    }

    @ParameterizedTest
    @Covers("C-25")
    @CsvSource({"身份证110101199003071234已登记, 身份证[号码]已登记", "身份证11010119900307123X。, 身份证[号码]。", "身份证号:11010119900307123x, 身份证号:[号码]",
        "卡号6222021234567890123退款, 卡号[号码]退款", "卡号6222 0212 3456 7890 123, 卡号[号码]", "订单２０２６００１１２２３３４４, 订单[号码]",
        "ID-110101199003071234, ID-[号码]"})
    void longNumbersAreMaskedWithoutABlankBeforeThem(String text, String masked) {
        assertThat(new Masking("zh", "李娜", null, null, vocabulary::isOrdinary).mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"型号WM-200显示E21", "WM-2001234型", "XQG100-14H30X已用3年", "水压0.3MPa，电压220V", "F0123456789A故障代码", "2026年11月22日"})
    void modelsErrorCodesAndFiguresStay(String text) {
        assertThat(new Masking("zh", "李娜", null, null, vocabulary::isOrdinary).mask(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @Covers("C-25")
    @CsvSource({
        "Wei An, wei an has called and Wei came again, [name] has called and [name] came again",
        "Wei An, An answer and an hour; Anna waits, An answer and an hour; Anna waits",
        "Blue Water Hotel, Blue light; Water runs; Hotel guests of the blue water hotel, Blue light; Water runs; Hotel guests of the [name]",
        "Anna Weber, Weber's Anna; WEBER; the weber grill, [name]'s [name]; [name]; the weber grill",
        "anna weber, Anna waits, [name] waits",
        "Zhao Ximena, ximena zhao waits, [name] waits",
        "Peter Pump, The Pump hums for Peter, The Pump hums for [name]",
        "Will Door, Will you open the Door of Mr Door, Will you open the Door of Mr [name]",
        "Li, Li says that the lid leaks, [name] says that the lid leaks",
        "Anna Weber, this is anna and i am waiting, this is [name] and i am waiting"})
    void aNameIsMaskedAndWordsOfTheLanguageStay(String name, String text, String masked) {
        assertThat(new Masking("en", name, null, null, vocabulary::isOrdinary).mask(text)).isEqualTo(masked);
    }

    @Test
    void whoSignsInSmallLettersIsMaskedToo() {
        Masking masking = new Masking("en", "Anna Weber", null, null, vocabulary::isOrdinary);
        assertThat(masking.mask("The lid leaks.\nthanks,\nanna\nPS: the anna test"))
                .isEqualTo("The lid leaks.\nthanks,\n[name]\nPS: the anna test");
    }

    @ParameterizedTest
    @Covers("C-25")
    @CsvSource({"王小明, 王先生说王 小明在家，水王国, [姓名]先生说[姓名]在家，水王国", "王 小明, 请联系王小明, 请联系[姓名]", "欧阳娜娜, 欧阳女士来电, [姓名]女士来电"})
    void aChineseNameIsMaskedWholeAndWithATitle(String name, String text, String masked) {
        assertThat(new Masking("zh", name, null, null, vocabulary::isOrdinary).mask(text)).isEqualTo(masked);
    }
}
