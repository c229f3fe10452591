trigger RunAsUserTrigger on RunAsUser__c(before insert, before update, before delete) {
    RunAsEntryEvidence.guard(Trigger.operationType, Trigger.new, Trigger.oldMap);
}
