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

export const APEX_FAULTS: readonly ApexFault[] = [
  {
    why: 'rows are read without the right to scan',
    className: 'RunAsReader',
    find: `RunAsPermission.requireScan();
        RunAsQueryCatalogue.Query query`,
    replace: 'RunAsQueryCatalogue.Query query'
  },
  {
    why: 'rows are counted without the right to scan',
    className: 'RunAsReader',
    find: `RunAsPermission.requireScan();
        String soql`,
    replace: 'String soql'
  },
  {
    why: 'rights are told without the right to scan',
    className: 'RunAsReader',
    find: `RunAsPermission.requireScan();
        List<String> held`,
    replace: 'List<String> held'
  },
  {
    why: 'the permission is asked the wrong way round',
    className: 'RunAsPermission',
    find: '!FeatureManagement',
    replace: 'FeatureManagement'
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
    find: 'refusal.setMessage(System.Label.RunAs_ScanNotAllowed);',
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
    why: 'the bind of ids is dropped',
    className: 'RunAsReadRequest',
    find: "'ids' => ids ?? new List<String>(),",
    replace: "'ids' => new List<String>(),"
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
