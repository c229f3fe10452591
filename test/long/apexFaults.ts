/** A deliberate fault in a class of the package, and what notices it. */
export interface ApexFault {
  readonly why: string;
  readonly className: string;
  /** Occurs once in the class. */
  readonly find: string;
  readonly replace: string;
  /** The Apex tests, where nothing else is said; else a check of the source. */
  readonly noticedBy?: 'generation' | 'accessLevel';
}

/** Faults in what reads. */
const READING: readonly ApexFault[] = [
  {
    why: 'rows are read without the right that the query names',
    className: 'RunAsReader',
    find: 'RunAsPermission.require(query.customPermission);',
    replace: ''
  },
  {
    why: 'rows are counted without the right to scan',
    className: 'RunAsReader',
    find: `RunAsPermission.require(RunAsPermission.SCAN);
        String soql`,
    replace: 'String soql'
  },
  {
    why: 'rights are told without the right to scan',
    className: 'RunAsReader',
    find: `RunAsPermission.require(RunAsPermission.SCAN);
        List<String> held`,
    replace: 'List<String> held'
  },
  {
    why: 'the permission is asked the wrong way round',
    className: 'RunAsPermission',
    find: 'if (FeatureManagement',
    replace: 'if (!FeatureManagement'
  },
  {
    why: 'another permission opens the org',
    className: 'RunAsPermission',
    find: "SCAN = 'RunAsScan'",
    replace: "SCAN = 'RunAsView'"
  },
  {
    why: 'a refusal does not say what to do',
    className: 'RunAsPermission',
    find: 'refusal.setMessage(message);',
    replace: ''
  },
  {
    why: 'rows are read in system mode',
    className: 'RunAsReader',
    find: 'Database.queryWithBinds(soql, binds, AccessLevel.USER_MODE)',
    replace: 'Database.queryWithBinds(soql, binds, AccessLevel.SYSTEM_MODE)',
    noticedBy: 'accessLevel'
  },
  {
    why: 'a query that fails has no rows',
    className: 'RunAsReader',
    find: `return Database.queryWithBinds(soql, binds, AccessLevel.USER_MODE);
        } catch (QueryException refusal) {
            throw refused(refusal);`,
    replace: `return Database.queryWithBinds(soql, binds, AccessLevel.USER_MODE);
        } catch (QueryException refusal) {
            return new List<SObject>();`
  },
  {
    why: 'the words of the platform are lost',
    className: 'RunAsReader',
    find: 'shown.setMessage(refusal.getMessage());',
    replace: ''
  },
  {
    why: 'all asked rights are told as held',
    className: 'RunAsReader',
    find: "access.get('Permissions' + permission) == true",
    replace: "access.get('Permissions' + permission) != null"
  },
  {
    why: 'no right is told as held',
    className: 'RunAsReader',
    find: 'held.add(permission);',
    replace: ''
  },
  {
    why: 'the columns of rights are not read',
    className: 'RunAsReader',
    find: 'if (query.columnPrefix == null)',
    replace: 'if (query.columnPrefix != null)'
  },
  {
    why: 'columns of any name are read as rights',
    className: 'RunAsReader',
    find: 'described.getName().startsWith(query.columnPrefix) && described',
    replace: 'described'
  },
  {
    why: 'the page is not told which columns were read',
    className: 'RunAsRows',
    find: 'this.columns = columns;',
    replace: 'this.columns = new List<String>();'
  },
  {
    why: 'what is false is sent',
    className: 'RunAsRows',
    find: 'value != null && value != false',
    replace: 'value != null'
  },
  {
    why: 'what is true is left out',
    className: 'RunAsRows',
    find: 'value != false',
    replace: 'value != true'
  },
  {
    why: 'related records are left out',
    className: 'RunAsRows',
    find: 'values.put(field, filled((SObject) value));',
    replace: ''
  },
  {
    why: 'rows are lost',
    className: 'RunAsRows',
    find: 'this.rows.add(filled(record));',
    replace: 'if (this.rows.isEmpty()) { this.rows.add(filled(record)); }'
  },
  {
    why: 'records are lost',
    className: 'RunAsRows',
    find: 'this.rows.add(record);',
    replace: 'if (this.rows.isEmpty()) { this.rows.add(record); }'
  },
  {
    why: 'a permission set comes with all that it does not grant',
    className: 'RunAsRows',
    find: '!columns.isEmpty()',
    replace: 'false'
  },
  {
    why: 'the bind of ids is dropped',
    className: 'RunAsReadRequest',
    find: "'ids' => ids ?? new List<String>(),",
    replace: "'ids' => new List<String>(),"
  },
  {
    why: 'the bind of entry keys is dropped',
    className: 'RunAsReadRequest',
    find: "'entryKeys' => entryKeys ?? new List<String>(),",
    replace: "'entryKeys' => new List<String>(),"
  },
  {
    why: 'each page is the first',
    className: 'RunAsReadRequest',
    find: "'afterId' => afterId ?? FIRST_ID,",
    replace: "'afterId' => FIRST_ID,"
  },
  {
    why: 'names within a parent come again',
    className: 'RunAsReadRequest',
    find: "'afterName' => afterName ?? '',",
    replace: "'afterName' => '',"
  },
  {
    why: 'the time asked for is ignored',
    className: 'RunAsReadRequest',
    find: "'since' => since,",
    replace: "'since' => Datetime.now().addDays(-184),"
  },
  {
    why: 'tokens are not skipped',
    className: 'RunAsReadRequest',
    find: "'skipped' => skipped ?? 0",
    replace: "'skipped' => 0"
  },
  {
    why: 'usernames are ignored',
    className: 'RunAsReadRequest',
    find: "'usernames' => usernames ?? new List<String>(),",
    replace: "'usernames' => new List<String>(),"
  },
  {
    why: 'an unknown query is no error',
    className: 'RunAsQueryCatalogue',
    find: 'if (!isKnown)',
    replace: 'if (isKnown == null)'
  },
  {
    why: 'a filter is widened',
    className: 'RunAsQueryCatalogue',
    find: '(IsFrozen = true)',
    replace: '(IsFrozen != null)',
    noticedBy: 'generation'
  },
  {
    why: 'pages are not in the order of their key',
    className: 'RunAsQueryCatalogue',
    find: 'FROM ConnectedApplication WHERE Id > :afterId ORDER BY Id',
    replace: 'FROM ConnectedApplication WHERE Id > :afterId ORDER BY Name',
    noticedBy: 'generation'
  }
];

/** Faults in what writes, and in what guards evidence. */
const WRITING: readonly ApexFault[] = [
  {
    why: 'entries are registered without the right to manage',
    className: 'RunAsWriter',
    find: `RunAsPermission.require(RunAsPermission.MANAGE);
        return RunAsSaves`,
    replace: 'return RunAsSaves'
  },
  {
    why: 'entries are changed without the right to manage',
    className: 'RunAsWriter',
    find: `RunAsPermission.require(RunAsPermission.MANAGE);
        RunAsSaves.requireFew`,
    replace: 'RunAsSaves.requireFew'
  },
  {
    why: 'a scan is saved without the right to manage',
    className: 'RunAsWriter',
    find: `RunAsPermission.require(RunAsPermission.MANAGE);
        return new RunAsScanSave().saveEntries`,
    replace: 'return new RunAsScanSave().saveEntries'
  },
  {
    why: 'apps are saved without the right to manage',
    className: 'RunAsWriter',
    find: `RunAsPermission.require(RunAsPermission.MANAGE);
        return new RunAsScanSave().saveApps`,
    replace: 'return new RunAsScanSave().saveApps'
  },
  {
    why: 'uses are saved without the right to manage',
    className: 'RunAsWriter',
    find: `RunAsPermission.require(RunAsPermission.MANAGE);
        return new RunAsScanSave().saveUses`,
    replace: 'return new RunAsScanSave().saveUses'
  },
  {
    why: 'reviews are scheduled without the right to manage',
    className: 'RunAsReviews',
    find: 'RunAsPermission.require(RunAsPermission.MANAGE);',
    replace: ''
  },
  {
    why: 'files are attached without the right to review',
    className: 'RunAsSnapshots',
    find: 'RunAsPermission.requireAny(new List<String>{ RunAsPermission.REVIEW, RunAsPermission.MANAGE });',
    replace: ''
  },
  {
    why: 'files are read without the right to view',
    className: 'RunAsSnapshots',
    find: 'RunAsPermission.require(RunAsPermission.VIEW);',
    replace: ''
  },
  {
    why: 'a file that is gone counts as never kept',
    className: 'RunAsSnapshots',
    find: 'throw RunAsPermission.refusal(System.Label.RunAs_Snapshot_Gone);',
    replace: 'return null;'
  },
  {
    why: 'one of several permissions is not enough',
    className: 'RunAsPermission',
    find: 'return;',
    replace: 'break;'
  },
  {
    why: 'any number of records is taken',
    className: 'RunAsSaves',
    find: 'records == null || records.size() > MOST',
    replace: 'records == null'
  },
  {
    why: 'an entry that somebody changed is overwritten',
    className: 'RunAsWriter',
    find: 'before == null || before.LastModifiedDate != seen[i]',
    replace: 'before == null'
  },
  {
    why: 'an entry that is gone ends the call',
    className: 'RunAsWriter',
    find: 'before == null || before.LastModifiedDate',
    replace: 'before != null && before.LastModifiedDate'
  },
  {
    why: 'an entry that comes twice ends the call',
    className: 'RunAsWriter',
    find: 'stored.remove(entries[i].Id)',
    replace: 'stored.get(entries[i].Id)'
  },
  {
    why: 'records are saved in system mode',
    className: 'RunAsSaves',
    find: 'Database.update(changed, false, AccessLevel.USER_MODE)',
    replace: 'Database.update(changed, false, AccessLevel.SYSTEM_MODE)',
    noticedBy: 'accessLevel'
  },
  {
    why: 'files are saved in system mode',
    className: 'RunAsReviewEvidence',
    find: 'Database.insert(files, false, AccessLevel.USER_MODE)',
    replace: 'Database.insert(files, false, AccessLevel.SYSTEM_MODE)',
    noticedBy: 'accessLevel'
  },
  {
    why: 'evidence is sought in system mode',
    className: 'RunAsReviewEvidence',
    find: 'WHERE Id IN :entryIds WITH USER_MODE',
    replace: 'WHERE Id IN :entryIds WITH SYSTEM_MODE',
    noticedBy: 'accessLevel'
  },
  {
    why: 'approved access is written in the rights of the reviewer',
    className: 'RunAsEntryEvidence',
    find: 'update as system entries',
    replace: 'update as user entries'
  },
  {
    why: 'one refused record ends the call',
    className: 'RunAsSaves',
    find: 'Database.insert(added, false,',
    replace: 'Database.insert(added, true,'
  },
  {
    why: 'a result stands at another position',
    className: 'RunAsSaves',
    find: 'results[positionsAdded[i]]',
    replace: 'results[i]'
  },
  {
    why: 'what is new counts as known',
    className: 'RunAsSaveResult',
    find: 'result.isCreated = saved.isSuccess();',
    replace: ''
  },
  {
    why: 'a conflict is an error like others',
    className: 'RunAsSaveResult',
    find: 'result.isConflict = true;',
    replace: ''
  },
  {
    why: 'a scan overwrites what people wrote',
    className: 'RunAsScanSave',
    find: 'saves.updateNext(scanned(entry, before.Id));',
    replace: `RunAsUser__c all = newEntry(entry);
                all.Id = before.Id;
                saves.updateNext(all);`
  },
  {
    why: 'a scan that saw no access forgets its grade',
    className: 'RunAsScanSave',
    find: 'if (entry.AccessGrade__c != null)',
    replace: 'if (true)'
  },
  {
    why: 'a grade that is saved again keeps the bound of another',
    className: 'RunAsScanSave',
    find: 'changed.AccessBound__c = entry.AccessBound__c;',
    replace: ''
  },
  {
    why: 'the grade of a new entry has no bound',
    className: 'RunAsScanSave',
    find: '            AccessBound__c = entry.AccessBound__c,\n',
    replace: ''
  },
  {
    why: 'a scan that could not see the access forgets it',
    className: 'RunAsScanSave',
    find: 'if (entry.CurrentAccess__c != null)',
    replace: 'if (entry.UserKey__c != null)'
  },
  {
    why: 'a new entry is active',
    className: 'RunAsScanSave',
    find: 'Status__c = PROPOSED',
    replace: 'Status__c = entry.Status__c'
  },
  {
    why: 'keys are told apart by their case',
    className: 'RunAsScanSave',
    find: 'found.put(((String) record.get(key)).toLowerCase(), record);',
    replace: 'found.put((String) record.get(key), record);'
  },
  {
    why: 'what a scan left empty is emptied',
    className: 'RunAsScanSave',
    find: 'if (found.get(field) != null)',
    replace: 'if (field != null)'
  },
  {
    why: 'what a person recorded of a use is lost',
    className: 'RunAsScanSave',
    find: 'both.add(RECORDED);',
    replace: ''
  },
  {
    why: 'recorded flows are lost',
    className: 'RunAsScanSave',
    find: 'both.addAll(valuesOf(before.Flow__c));',
    replace: ''
  },
  {
    why: 'who completed a review is not stamped',
    className: 'RunAsReviewEvidence',
    find: 'review.CompletedBy__c = UserInfo.getUserId();',
    replace: ''
  },
  {
    why: 'a stamp that is sent in other letters is kept',
    className: 'RunAsReviewEvidence',
    find: 'review.put(field, old?.get(field));',
    replace: 'if (sent.containsKey(field)) review.put(field, old?.get(field));'
  },
  {
    why: 'the day of a review is another',
    className: 'RunAsReviewEvidence',
    find: 'review.CompletedOn__c = System.today();',
    replace: 'review.CompletedOn__c = System.today().addDays(-1);'
  },
  {
    why: 'the fingerprint is not stamped',
    className: 'RunAsReviewEvidence',
    find: 'review.AccessFingerprint__c = entries.get(review.RunAsUser__c)?.CurrentAccess__c;',
    replace: ''
  },
  {
    why: 'the hash is not stamped',
    className: 'RunAsReviewEvidence',
    find: 'review.SnapshotHash__c = RunAsAccessFiles.hash(file.VersionData);',
    replace: ''
  },
  {
    why: 'stamps are taken from a request',
    className: 'RunAsReviewEvidence',
    find: 'refuseForged(reviews, sent);',
    replace: ''
  },
  {
    why: 'what a workflow brings back of the stamps is refused',
    className: 'RunAsReviewEvidence',
    find: 'if (sent[i].get(field) != reviews[i].get(field))',
    replace: 'if (sent[i].containsKey(field))'
  },
  {
    why: 'the hash is taken from a request',
    className: 'RunAsReviewEvidence',
    find: `RunAsReview__c.SnapshotFile__c,
        RunAsReview__c.SnapshotHash__c
`,
    replace: `RunAsReview__c.SnapshotFile__c
`
  },
  {
    why: 'a review certifies without a file',
    className: 'RunAsReviewEvidence',
    find: 'review.Decision__c == APPROVAL && review.SnapshotFile__c == null',
    replace: 'review.Decision__c == null'
  },
  {
    why: 'a review does not name the file that was kept',
    className: 'RunAsReviewEvidence',
    find: 'review.SnapshotFile__c = file.Id;',
    replace: ''
  },
  {
    why: 'every decision approves the access',
    className: 'RunAsReviewEvidence',
    find: 'if (review.Decision__c == APPROVAL) {',
    replace: 'if (review.Decision__c != null) {'
  },
  {
    why: 'a completed review can be deleted',
    className: 'RunAsReviewEvidence',
    find: 'keepClosed(before.values());',
    replace: ''
  },
  {
    why: 'a cancelled review can be deleted',
    className: 'RunAsReviewEvidence',
    find: 'if (review.Status__c != OPEN)',
    replace: 'if (review.Status__c == COMPLETED)'
  },
  {
    why: 'a review that is saved again is stamped again',
    className: 'RunAsReviewEvidence',
    find: '&& before?.get(review.Id)?.Status__c != COMPLETED',
    replace: ''
  },
  {
    why: 'a review refuses the file, which stays attached and counts as kept',
    className: 'RunAsReviewEvidence',
    find: 'throw RunAsPermission.refusal(error);',
    replace: ''
  },
  {
    why: 'a file that is refused counts as kept',
    className: 'RunAsReviewEvidence',
    find: 'requireSaved(Database.insert(files, false, AccessLevel.USER_MODE));',
    replace: 'Database.insert(files, false, AccessLevel.USER_MODE);'
  },
  {
    why: 'the page is not told in words why a file is refused',
    className: 'RunAsReviewEvidence',
    find: 'requireSaved(Database.insert(files, false',
    replace: 'requireSaved(Database.insert(files, true'
  },
  {
    why: 'the file takes the place of what somebody else changed',
    className: 'RunAsSnapshots',
    find: 'lastModified != null && lastModified != review.LastModifiedDate',
    replace: 'false'
  },
  {
    why: 'an entry gets a second open review',
    className: 'RunAsReviews',
    find: 'if (reviewed.add(review.RunAsUser__c))',
    replace: 'if (true)'
  },
  {
    why: 'any review keeps an entry from another',
    className: 'RunAsReviews',
    find: " AND Status__c = 'Open'",
    replace: ''
  },
  {
    why: 'every file is genuine',
    className: 'RunAsSnapshot',
    find: 'RunAsAccessFiles.hash(file.VersionData) == expectedHash',
    replace: 'expectedHash != null'
  },
  {
    why: 'files are attached to a closed review',
    className: 'RunAsSnapshots',
    find: 'if (review.Status__c != OPEN) {',
    replace: 'if (review.Status__c == null) {'
  },
  {
    why: 'a file is attached that cannot be checked',
    className: 'RunAsSnapshots',
    find: 'content.size() > RunAsAccessFiles.MOST_BYTES',
    replace: 'content.size() < 0'
  },
  {
    why: 'approved access is taken from a request',
    className: 'RunAsEntryEvidence',
    find: '!isApproving && entry.ApprovedAccess__c',
    replace: 'isApproving && entry.ApprovedAccess__c'
  },
  {
    why: 'after one approval requests may approve, too',
    className: 'RunAsEntryEvidence',
    find: `isApproving = false;
        }`,
    replace: '}'
  },
  {
    why: 'another access keeps what the last one equalled',
    className: 'RunAsEntryEvidence',
    find: 'entry.SameAccessAs__c = null;',
    replace: ''
  },
  {
    why: 'a scan loses what the access equals',
    className: 'RunAsEntryEvidence',
    find: 'old == null || isSavingScan ||',
    replace: 'old == null ||'
  },
  {
    why: 'after a scan other saves keep what the access equalled',
    className: 'RunAsEntryEvidence',
    find: `isSavingScan = false;
        }`,
    replace: '}'
  },
  {
    why: 'an entry with a completed review can be deleted',
    className: 'RunAsEntryEvidence',
    find: 'entries.get(entry.Id).addError(System.Label.RunAs_Entry_HasReview);',
    replace: ''
  },
  {
    why: 'an entry with an accepted finding can be deleted',
    className: 'RunAsEntryEvidence',
    find: 'entries.get(entry.Id).addError(System.Label.RunAs_Entry_HasAcceptance);',
    replace: ''
  },
  {
    why: 'an entry can be deleted once what was accepted of it is resolved',
    className: 'RunAsEntryEvidence',
    find: 'WHERE AcceptedBy__c != NULL',
    replace: "WHERE Status__c = 'Accepted'"
  },
  {
    why: 'who accepted a finding is not stamped',
    className: 'RunAsFindingEvidence',
    find: 'finding.AcceptedBy__c = UserInfo.getUserId();',
    replace: ''
  },
  {
    why: 'who resolves a finding takes it over',
    className: 'RunAsFindingEvidence',
    find: 'finding.Status__c == ACCEPTED && old?.Status__c != ACCEPTED',
    replace: 'finding.Status__c != old?.Status__c'
  },
  {
    why: 'who accepted a finding is taken from a request',
    className: 'RunAsFindingEvidence',
    find: 'if (sent != old?.AcceptedBy__c && sent != finding.AcceptedBy__c)',
    replace: 'if (finding.Id == null && old != null)'
  },
  {
    why: 'who accepted a finding is refused when a workflow brings it back',
    className: 'RunAsFindingEvidence',
    find: ' && sent != finding.AcceptedBy__c',
    replace: ''
  },
  {
    why: 'an accepted finding can be deleted',
    className: 'RunAsFindingEvidence',
    find: 'keepAccepted(before.values());',
    replace: ''
  },
  {
    why: 'a finding that was accepted once can be deleted',
    className: 'RunAsFindingEvidence',
    find: 'if (finding.AcceptedBy__c != null)',
    replace: 'if (finding.Status__c == ACCEPTED)'
  }
];

export const APEX_FAULTS: readonly ApexFault[] = [...READING, ...WRITING];
