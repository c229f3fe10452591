import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deployFiles, newOrg, objectXml, problemsOf, xml } from '../test/org.ts';
import type { Files } from '../test/org.ts';

const TYPES = ['CustomObject', 'Report', 'ReportFolder', 'Dashboard', 'DashboardFolder'];
const MASTER =
  '<fields><fullName>Entry__c</fullName><label>Entry</label><referenceTo>Entry__c</referenceTo><relationshipName>Details</relationshipName><relationshipOrder>0</relationshipOrder><reparentableMasterDetail>false</reparentableMasterDetail><type>MasterDetail</type><writeRequiresMasterRead>true</writeRequiresMasterRead></fields>';

interface Content {
  readonly columns?: readonly string[];
  readonly groups?: readonly string[];
  readonly filter?: string;
  readonly format?: string;
  readonly type?: string;
  readonly more?: string;
  readonly name?: string;
}
function report(content: Content = {}): string {
  const {
    columns = ['CUST_NAME'],
    groups = ['Entry__c.Purpose__c'],
    filter = '',
    format = 'Summary'
  } = content;
  const { type = 'CustomEntity$Entry__c', more = '', name = 'All' } = content;
  return xml(
    'Report',
    `${columns.map((one) => `<columns><field>${one}</field></columns>`).join('')}${filter && `<filter>${filter}</filter>`}<format>${format}</format>
     ${groups.map((one) => `<groupingsDown><field>${one}</field><sortOrder>Asc</sortOrder></groupingsDown>`).join('')}<name>${name}</name><reportType>${type}</reportType>${more}`
  );
}
const item = (column: string, operator: string, value: string): string =>
  `<criteriaItems><column>${column}</column><operator>${operator}</operator><value>${value}</value></criteriaItems>`;
const BOTH = 'CustomEntityCustomEntity$Entry__c$Detail__c';

const FOLDERS: Files = {
  'objects/Entry__c.object': objectXml(),
  'objects/Detail__c.object': objectXml(MASTER, 'ControlledByParent'),
  'objects/Other__c.object': objectXml(),
  'reports/Audits.reportFolder': xml('ReportFolder', '<name>Audits</name>'),
  'dashboards/Audits.dashboardFolder': xml('DashboardFolder', '<name>Audits</name>')
};
const deployed = async (files: Files): Promise<string[]> =>
  problemsOf(await deployFiles(newOrg(), { ...FOLDERS, ...files }, TYPES));

describe('A report', () => {
  it('is deployed with columns, groupings and filters that its objects have', async () => {
    const filter = `<booleanFilter>1 OR 2</booleanFilter>${item('Entry__c.Purpose__c', 'equals', '')}${item('CUST_CREATED_DATE', 'lessThan', 'LAST_N_DAYS:90')}`;
    const time =
      '<timeFrameFilter><dateColumn>CUST_CREATED_DATE</dateColumn><interval>INTERVAL_CUSTOM</interval></timeFrameFilter>';
    const detail = {
      columns: ['CHILD_NAME', 'CUST_NAME', 'Detail__c.Count__c'],
      groups: ['Detail__c.Purpose__c'],
      type: BOTH
    };
    const files = {
      'reports/Audits/All.report': report({ filter, more: time }),
      'reports/Audits/Details.report': report({
        ...detail,
        filter: item('Entry__c.Count__c', 'greaterThan', '3')
      }),
      'reports/Audits/Plain.report': report({ format: 'Tabular', groups: [] }),
      'reports/unfiled$public/Users.report': report({ type: 'User', columns: ['USERS.NAME'] })
    };
    assert.deepEqual(await deployed(files), []);
  });

  const WRONG: readonly [what: string, content: Content, expected: string][] = [
    [
      'a column that is not there',
      { columns: ['Entry__c.Ghost__c'] },
      'columns-Invalid value specified: Entry__c.Ghost__c'
    ],
    [
      'a column of another object',
      { columns: ['Other__c.Purpose__c'] },
      'columns-Invalid value specified: Other__c.Purpose__c'
    ],
    [
      'a column of a detail that it has not',
      { columns: ['CHILD_NAME'] },
      'columns-Invalid value specified: CHILD_NAME'
    ],
    [
      'a column that is grouped by',
      { columns: ['Entry__c.Purpose__c'] },
      'The report has the column twice, or groups by it: Entry__c.Purpose__c'
    ],
    [
      'a grouping by nothing',
      { groups: ['Entry__c.Ghost__c'] },
      'groupingsDown-Invalid value specified: Entry__c.Ghost__c'
    ],
    [
      'a filter on nothing',
      { filter: item('Entry__c.Ghost__c', 'equals', '1') },
      'filter-Invalid value specified: Entry__c.Ghost__c'
    ],
    [
      'a filter value of another type',
      { filter: item('Entry__c.Count__c', 'equals', 'few') },
      'Invalid value for the filter on Count__c: few'
    ],
    [
      'a logic over no filter',
      { filter: `<booleanFilter>1 OR 2</booleanFilter>${item('Entry__c.Count__c', 'equals', '1')}` },
      'The filter logic references an undefined filter: 2'
    ],
    [
      'an order by nothing',
      { more: '<sortColumn>Entry__c.Ghost__c</sortColumn>' },
      'sortColumn-Invalid value specified: Entry__c.Ghost__c'
    ],
    [
      'a time by nothing',
      {
        more: '<timeFrameFilter><dateColumn>GHOST</dateColumn><interval>INTERVAL_CUSTOM</interval></timeFrameFilter>'
      },
      'timeFrameFilter-Invalid value specified: GHOST'
    ],
    ['a summary of nothing', { groups: [] }, 'A report of the format Summary needs a grouping'],
    ['a list with a grouping', { format: 'Tabular' }, 'A report of the format Tabular has no grouping'],
    ['a type over nothing', { type: 'CustomEntity$Ghost__c' }, 'Invalid report type: CustomEntity$Ghost__c'],
    [
      'a type over strangers',
      { type: 'CustomEntityCustomEntity$Entry__c$Other__c' },
      'Invalid report type: CustomEntityCustomEntity$Entry__c$Other__c'
    ],
    ['a custom type', { type: 'Ghost__c' }, 'In field: reportType - no ReportType named Ghost__c found'],
    ['a long name', { name: 'x'.repeat(41) }, 'The name of a report has at most 40 characters']
  ];
  for (const [what, content, expected] of WRONG) {
    it(`is refused for ${what}`, async () => {
      const found = await deployed({ 'reports/Audits/All.report': report(content) });
      assert.deepEqual(found, [`Report Audits/All: ${expected}`]);
    });
  }

  it('is refused in a folder that is not there', async () => {
    const found = await deployed({ 'reports/Ghosts/All.report': report() });
    assert.deepEqual(found, ['Report Ghosts/All: In field: folder - no ReportFolder named Ghosts found']);
  });
});

describe('A dashboard', () => {
  const part = (body: string, column = 0): string =>
    `<dashboardGridComponents><colSpan>6</colSpan><columnIndex>${column}</columnIndex><dashboardComponent><componentType>Bar</componentType>${body}</dashboardComponent><rowIndex>0</rowIndex><rowSpan>4</rowSpan></dashboardGridComponents>`;
  const dashboard = (parts: string, type = '<dashboardType>LoggedInUser</dashboardType>'): Files => ({
    'reports/Audits/All.report': report(),
    'dashboards/Audits/One.dashboard': xml(
      'Dashboard',
      `<backgroundEndColor>#FFFFFF</backgroundEndColor><backgroundFadeDirection>Diagonal</backgroundFadeDirection><backgroundStartColor>#FFFFFF</backgroundStartColor>
       <dashboardGridLayout>${parts}<numberOfColumns>12</numberOfColumns><rowHeight>36</rowHeight></dashboardGridLayout>${type}
       <textColor>#000000</textColor><title>One</title><titleColor>#000000</titleColor><titleSize>12</titleSize>`
    )
  });
  const SUM = '<chartSummary><column>RowCount</column></chartSummary>';
  const GOOD = part(`${SUM}<groupingColumn>Entry__c.Purpose__c</groupingColumn><report>Audits/All</report>`);
  const runner = (name: string): string =>
    `<dashboardType>SpecifiedUser</dashboardType><runningUser>${name}</runningUser>`;

  it('is deployed with reports that are there, as whoever looks at it or as a user of the org', async () => {
    assert.deepEqual(await deployed(dashboard(GOOD)), []);
    assert.deepEqual(await deployed(dashboard(GOOD, runner('ada@example.com'))), []);
  });

  const WRONG: readonly [what: string, files: Files, expected: string][] = [
    [
      'a report that is not there',
      dashboard(part('<report>Audits/Ghost</report>')),
      'In field: report - no Report named Audits/Ghost found'
    ],
    [
      'a grouping that the report has not',
      dashboard(part('<groupingColumn>Entry__c.Count__c</groupingColumn><report>Audits/All</report>')),
      'The report Audits/All has no grouping or sum Entry__c.Count__c'
    ],
    [
      'a sum that the report has not',
      dashboard(
        part('<chartSummary><column>Entry__c.Count__c</column></chartSummary><report>Audits/All</report>')
      ),
      'The report Audits/All has no grouping or sum Entry__c.Count__c'
    ],
    [
      'a user who is not there',
      dashboard(GOOD, runner('ghost@example.com')),
      'Cannot find a user that matches any of the following usernames: ghost@example.com'
    ],
    [
      'no user at all',
      dashboard(GOOD, '<dashboardType>SpecifiedUser</dashboardType>'),
      'Required field is missing: runningUser'
    ],
    [
      'a place outside of it',
      dashboard(part('<report>Audits/All</report>', 7)),
      'A component stands outside of the 12 columns of the dashboard'
    ]
  ];
  for (const [what, files, expected] of WRONG) {
    it(`is refused for ${what}`, async () => {
      assert.deepEqual(await deployed(files), [`Dashboard Audits/One: ${expected}`]);
    });
  }
});
