import type { Field, FieldType, ObjectType } from '../../schema/types.ts';

type Column = readonly [name: string, type: FieldType, more?: Partial<Field>];

const CLASS = { referenceTo: ['ApexClass'] };

/**
 * What the Tooling API is asked about test runs, with the fields that the client selects (Tooling API,
 * "Objects").
 */
export const TOOLING_OBJECTS: readonly ObjectType[] = [
  toolingObject('ApexTestRunResult', '05m', [
    ['AsyncApexJobId', 'reference'],
    ['UserId', 'reference'],
    ['Status', 'picklist'],
    ['StartTime', 'datetime'],
    ['EndTime', 'datetime'],
    ['TestTime', 'int'],
    ['TestSetupTime', 'int'],
    ['ClassesEnqueued', 'int'],
    ['ClassesCompleted', 'int'],
    ['MethodsEnqueued', 'int']
  ]),
  toolingObject('ApexTestQueueItem', '709', [
    ['ApexClassId', 'reference', { ...CLASS, relationshipName: 'ApexClass' }],
    ['ParentJobId', 'reference'],
    ['TestRunResultId', 'reference'],
    ['Status', 'picklist']
  ]),
  toolingObject('ApexTestResult', '07M', [
    ['QueueItemId', 'reference'],
    ['AsyncApexJobId', 'reference'],
    ['ApexClassId', 'reference', { ...CLASS, relationshipName: 'ApexClass' }],
    ['ApexLogId', 'reference'],
    ['MethodName', 'string'],
    ['Outcome', 'picklist'],
    ['Message', 'string'],
    ['StackTrace', 'string'],
    ['RunTime', 'int'],
    ['TestTimestamp', 'datetime'],
    ['IsTestSetup', 'boolean']
  ]),
  toolingObject('ApexCodeCoverage', '714', [
    ['ApexTestClassId', 'reference', { ...CLASS, relationshipName: 'ApexTestClass' }],
    ['TestMethodName', 'string'],
    ...coverageColumns()
  ]),
  toolingObject('ApexCodeCoverageAggregate', '715', coverageColumns()),
  toolingObject('ApexOrgWideCoverage', '716', [['PercentCovered', 'int']])
];

/** Keeps a complex value as JSON, which the answer has in its place. */
export const COVERAGE = 'Coverage';

function coverageColumns(): readonly Column[] {
  return [
    [
      'ApexClassOrTriggerId',
      'reference',
      { referenceTo: ['ApexClass', 'ApexTrigger'], relationshipName: 'ApexClassOrTrigger' }
    ],
    ['NumLinesCovered', 'int'],
    ['NumLinesUncovered', 'int'],
    ['Coverage', 'anyType', { filterable: false, sortable: false, groupable: false }]
  ];
}

function toolingObject(name: string, keyPrefix: string, columns: readonly Column[]): ObjectType {
  const fields = columns.map(([field, type, more]) => ({ name: field, label: field, type, ...more }));
  return {
    name,
    label: name,
    labelPlural: name,
    keyPrefix,
    custom: false,
    queryable: true,
    createable: false,
    updateable: false,
    deletable: false,
    setup: true,
    fields: [{ name: 'Id', label: 'Id', type: 'id' }, ...fields]
  };
}
