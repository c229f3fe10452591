trigger RunAsReviewTrigger on RunAsReview__c(
    before insert,
    before update,
    before delete,
    after insert,
    after update
) {
    RunAsReviewEvidence.guard(Trigger.operationType, Trigger.new, Trigger.oldMap);
}
