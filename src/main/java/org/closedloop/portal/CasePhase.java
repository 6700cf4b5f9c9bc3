package org.closedloop.portal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parts of a case's way as a customer sees it, in their order, each with the steps of the processes that belong to it. A repair takes
 * the place of the carrying out of other solutions.
 */
enum CasePhase {

    received("registerComplaint", "classifyComplaint", "confirmClassification", "handOverToTeam", "acknowledgeComplaint", "registerFault",
            "classifyFault", "acknowledgeFault",
            // beside the way: they never are what a case waits for
            "forwardReply", "reportMissedHandling", "reportMissedConfirmation", "reportMissedAppointment", "remindOfAppointment",
            "openDueVisits", "openVisit", "reportMissedAgreement", "registerInquiry", "classifyInquiry", "acknowledgeInquiry", "reportMissedReply"),
    answer("respondToCustomer", "answerInquiry", "openNextAnswer", "turnIntoComplaint", "turnIntoFaultReport"),
    check("verifyComplaint", "explainFindings"),
    again("rediagnose"),
    solution("agreeSolution", "decideUnsolvable", "approveCompensation"),
    work("carryOutSolution", "callCustomerWithResult", "repairDispatch"),
    engineer("openNextRepairRound", "decideFurtherRepair", "openWorkOrder", "proposeEngineers", "dispatchEngineer", "askEngineer",
            "confirmDispatch", "recordSilence", "agreeVisit", "openNextVisit"),
    appointment("tellAppointment", "diagnoseRemotely", "diagnoseOnsite", "receiveProduct", "carryOutVisit"),
    repair("diagnoseInWorkshop", "decideBeyondEngineer", "decideCoverage", "prepareQuotation", "sendQuotation", "recordCustomerDecision",
            "takeOverDecision", "expireQuotation", "coordinateManufacturer", "sparePartSupply", "requestPart", "reservePart",
            "proposeSource", "orderPart", "tellExpectedDate", "partAwaited", "receivePart", "issuePart", "confirmPartReceipt",
            "repairOnsite", "repairInWorkshop", "inspectRepairedProduct", "countAttempt", "giveUpRepair"),
    confirmation("openSpecialTopic", "reportService", "confirmationOpens", "takeOverConfirmation", "confirmRepair"),
    verdict("reachCustomerOtherwise", "endRepair", "satisfactionFollowUp", "callCustomer", "closeRepair", "closeUnrepaired",
            "withdrawRepair", "closeVisit", "withdrawVisit", "sendAnswer", "answerTold", "takeOverVerdict", "closeInquiry", "withdrawInquiry"),
    closed;

    private static final Map<String, CasePhase> BY_STEP = Arrays.stream(values())
            .flatMap(phase -> phase.steps.stream().map(step -> Map.entry(step, phase)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    private static final List<CasePhase> REPAIR = List.of(engineer, appointment, repair, confirmation, verdict, closed);

    private final List<String> steps;

    CasePhase(String... steps) {
        this.steps = List.of(steps);
    }

    /** The part that a step belongs to; steps between two named ones belong to none. */
    static Optional<CasePhase> of(String step) {
        return Optional.ofNullable(BY_STEP.get(step));
    }

    boolean isOfRepair() {
        return compareTo(engineer) >= 0 && compareTo(confirmation) <= 0;
    }

    /**
     * The way of a round.
     *
     * @param round    counted from the one in which the matter was known to be of this kind
     * @param repaired whether an engineer is sent in it
     */
    static List<CasePhase> way(Matter matter, int round, boolean repaired) {
        if (matter == Matter.inquiry) {
            return Stream.concat(Stream.of(received).filter(phase -> round == 1), Stream.of(answer, verdict, closed)).toList();
        }
        if (matter == Matter.maintenance) {
            return Stream.concat(Stream.of(received).filter(phase -> round == 1), Stream.of(engineer, appointment, closed)).toList();
        }
        List<CasePhase> before = matter == Matter.repair ? round == 1 ? List.of(received) : List.of()
                : round == 1 ? List.of(received, answer, check, solution) : List.of(again, solution);
        List<CasePhase> after = matter == Matter.repair || repaired ? REPAIR : List.of(work, verdict, closed);
        return Stream.concat(before.stream(), after.stream()).toList();
    }
}
