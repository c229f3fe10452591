trigger RunAsFindingTrigger on RunAsFinding__c(before insert, before update, before delete) {
    RunAsFindingEvidence.guard(Trigger.operationType, Trigger.new, Trigger.oldMap);
}
