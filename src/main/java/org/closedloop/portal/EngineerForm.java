package org.closedloop.portal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.closedloop.cases.RootCause;
import org.closedloop.repair.WorkOrder;

/** What the tasks of engineers ask for, sized for a phone; the same fields as in the forms of Tasklist. */
enum EngineerForm {

    confirmDispatch(Field.yesNo("accepted"), Field.moment("appointmentAt"), Field.text("declineReason")),
    diagnoseRemotely(Field.yesNo("fixed"), Field.cause(), Field.text("findings").needed(), Field.line("partNeeded"), Field.tick("beyondMe"),
            Field.text("proposal")),
    diagnoseOnsite(Field.tick("customerAbsent"), Field.cause(), Field.text("findings"), Field.line("partNeeded"), Field.tick("beyondMe"),
            Field.text("proposal")),
    receiveProduct(Field.text("appearance").needed(), Field.text("configuration")),
    diagnoseInWorkshop(Field.cause(), Field.text("findings").needed(), Field.line("partNeeded"), Field.tick("beyondMe"),
            Field.text("proposal")),
    repairOnsite(true, Field.yesNo("fixed"), Field.text("workDone").needed(), Field.tick("customerSigned")),
    repairInWorkshop(true, Field.yesNo("fixed"), Field.text("workDone").needed()),
    inspectRepairedProduct(Field.yesNo("passed"), Field.text("inspectionNote")),
    confirmPartReceipt(Field.yesNo("received")),
    carryOutVisit(Field.tick("customerAbsent"), Field.perhaps("itemsDone"), Field.perhaps("problemFound"), Field.perhaps("removed"),
            Field.text("findings"), Field.text("advice"));

    enum Kind { yesNo, tick, moment, cause, line, text }

    /**
     * One field.
     *
     * @param required asked for always; what is needed only together with another answer, the task itself asks for
     */
    record Field(String name, Kind kind, boolean required) {

        static Field yesNo(String name) {
            return new Field(name, Kind.yesNo, true);
        }

        static Field perhaps(String name) {
            return new Field(name, Kind.yesNo, false);
        }

        static Field tick(String name) {
            return new Field(name, Kind.tick, false);
        }

        static Field moment(String name) {
            return new Field(name, Kind.moment, false);
        }

        static Field cause() {
            return new Field("faultCause", Kind.cause, false);
        }

        static Field line(String name) {
            return new Field(name, Kind.line, false);
        }

        static Field text(String name) {
            return new Field(name, Kind.text, false);
        }

        Field needed() {
            return new Field(name, kind, true);
        }

        private Object read(InputCheck check, String value, PageTimes times) {
            Object read = switch (kind) {
                case yesNo, tick -> check.yesOrNo(name, value);
                case moment -> Optional.ofNullable(times.read(check, name, check.line(name, value, 40))).map(Object::toString).orElse(null);
                case cause -> Optional.ofNullable(check.choice(name, value, RootCause.class, null)).map(Enum::name).orElse(null);
                case line -> check.line(name, value, 100);
                case text -> check.text(name, value, 4_000);
            };
            if (required && read == null && !check.isRefused(name)) {
                check.refuse(name, kind == Kind.yesNo ? "choose" : "required");
            }
            return read;
        }
    }

    /** What became of the part that was supplied. */
    private static final List<Field> OF_THE_PART = List.of(Field.line("partSerialNumber"), Field.tick("partGivenBack"),
            Field.text("partInstallation"), Field.text("partConfiguration"), Field.text("partTest"), Field.perhaps("partTestPassed"));

    private final List<Field> own;
    private final boolean repairs;

    EngineerForm(Field... own) {
        this(false, own);
    }

    EngineerForm(boolean repairs, Field... own) {
        this.own = List.of(own);
        this.repairs = repairs;
    }

    /** Whether the customer signs for what is done in this step, so that the service report is filled in beside it. */
    boolean isReported() {
        return repairs || this == carryOutVisit;
    }

    /** The form of a step; work of other kinds is done in Tasklist only. */
    static Optional<EngineerForm> of(String step) {
        return Arrays.stream(values()).filter(form -> form.name().equals(step)).findFirst();
    }

    List<Field> fields() {
        return repairs ? Stream.concat(own.stream(), OF_THE_PART.stream()).toList() : own;
    }

    /** What is asked for a work order: nothing of parts where none was needed. */
    List<Field> fields(WorkOrder order) {
        return order == null || order.partNumber() == null ? own : fields();
    }

    /** What was entered, as the task takes it. */
    Map<String, Object> read(InputCheck check, Map<String, String> sent, PageTimes times) {
        Map<String, Object> values = new HashMap<>();
        for (Field field : fields()) {
            Object value = field.read(check, sent.get(field.name()), times);
            if (value != null) {
                values.put(field.name(), value);
            }
        }
        return values;
    }
}
