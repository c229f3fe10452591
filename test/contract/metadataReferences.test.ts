import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import path from 'node:path';
import { listMetadata } from '../../local-org/metadata/listMetadata.ts';
import { retrieve } from '../../local-org/metadata/retrieve.ts';
import { deploySource } from '../../local-org/metadata/deploySource.ts';
import { ADMIN, deployFiles, problemsOf } from '../../local-org/metadata/test/org.ts';
import { readZip } from '../../src/org/zip.ts';
import type { OrgState } from '../../local-org/org.ts';
import { ROOT } from '../support/command.ts';
import { emptyOrg } from '../support/liveOrg.ts';

/** A reference of a file of the package, and what a deployment says when it leads nowhere. */
interface Broken {
  readonly what: string;
  readonly type: string;
  /** In metadata format; of a bundle its folder. */
  readonly file: string;
  /** The first text like this is replaced; in a folder, of the first file that has one. */
  readonly find: RegExp;
  readonly replace: string;
  readonly expected: RegExp;
}

const ENTRY = 'objects/RunAsUser__c.object';
const LAYOUT = 'layouts/RunAsUser__c-Register Entry Layout.layout';
const PAGE = 'flexipages/Run_As_User_Record.flexipage';
const REPORT = 'reports/Run_As_Register/Overdue_Reviews.report';
const DASHBOARD = 'dashboards/Run_As_Register/Register_Overview.dashboard';
const APP = 'applications/Run_As_Register.app';
const SET = 'permissionsets/RunAsViewer.permissionset';

const broken = (type: string, file: string) => {
  return (what: string, find: RegExp, replace: string, expected: RegExp): Broken => ({
    what,
    type,
    file,
    find,
    replace,
    expected
  });
};
const inObject = broken('CustomObject', ENTRY);
const inLayout = broken('Layout', LAYOUT);
const onPage = broken('FlexiPage', PAGE);
const inReport = broken('Report', REPORT);
const onDashboard = broken('Dashboard', DASHBOARD);
const inSet = broken('PermissionSet', SET);

const BROKEN: readonly Broken[] = [
  inLayout(
    'a field of a layout',
    /<field>Purpose__c</,
    '<field>Ghost__c<',
    /no CustomField named RunAsUser__c\.Ghost__c/
  ),
  inLayout(
    'a required field of a layout',
    /<behavior>Required<(?=[^]{0,40}UserKey__c)/,
    '<behavior>Edit<',
    /Field:UserKey__c must be Required/
  ),
  inLayout(
    'a related list',
    /<relatedList>RunAsReview__c\.RunAsUser__c</,
    '<relatedList>RunAsReview__c.Ghost__c<',
    /Cannot find related list:RunAsReview__c\.Ghost__c/
  ),
  inLayout(
    'a column of a related list',
    /<fields>Decision__c</,
    '<fields>Ghost__c<',
    /Invalid field:Ghost__c in related list/
  ),
  inLayout(
    'a button',
    /<excludeButtons>/,
    '<customButtons>Ghost</customButtons><excludeButtons>',
    /no WebLink named RunAsUser__c\.Ghost/
  ),
  inObject(
    'a column of a list view',
    /<columns>NextReviewOn__c</,
    '<columns>Ghost__c<',
    /Could not resolve list view column: Ghost__c/
  ),
  inObject(
    'a filter of a list view',
    /<field>IsMine__c</,
    '<field>Ghost__c<',
    /Could not resolve list view column: Ghost__c/
  ),
  inObject(
    'a filter value that the picklist has not',
    /<value>Proposed</,
    '<value>Suggested<',
    /Invalid value for the filter on Status__c: Suggested/
  ),
  inObject(
    'a date of a filter',
    /NEXT_N_DAYS:30/,
    'NEXT_MONTHS:1',
    /Invalid value for the filter on NextReviewOn__c/
  ),
  inObject(
    'a filter logic',
    /1 OR \(2 AND 3 AND 4\)/,
    '1 OR (2 AND 3 AND 5)',
    /references an undefined filter: 5/
  ),
  inObject(
    'a field of a compact layout',
    /(<compactLayouts>[^]*?<fields>)Status__c/,
    '$1Ghost__c',
    /no CustomField named RunAsUser__c\.Ghost__c/
  ),
  inObject(
    'the compact layout of an object',
    /<compactLayoutAssignment>\w+</,
    '<compactLayoutAssignment>Ghost<',
    /no CompactLayout named RunAsUser__c\.Ghost/
  ),
  inObject(
    'a column of search results',
    /<searchResultsAdditionalFields>\w+</,
    '<searchResultsAdditionalFields>Ghost__c<',
    /searchLayouts - no CustomField named RunAsUser__c\.Ghost__c/
  ),
  inObject(
    'the page in the place of an action',
    /<content>\w+</,
    '<content>Ghost<',
    /no FlexiPage named Ghost/
  ),
  broken('CustomObject', 'objects/User.object')(
    'a field in the address of a custom link',
    /\{!User\.Id\}/,
    '{!User.Ghost}',
    /Field User\.Ghost does not exist/
  ),
  onPage('a component of ours', /<componentName>c:\w+</, '<componentName>c:ghost<', /component c:ghost/),
  onPage(
    'a component of ours that is not made for record pages',
    /<componentName>c:\w+</,
    '<componentName>c:runAsDashboard<',
    /c:runAsDashboard is not exposed for the target lightning__RecordPage/
  ),
  onPage(
    'a property of a component',
    /<name>collapsed</,
    '<name>ghost<',
    /force:highlightsPanel has no property ghost/
  ),
  onPage('a region of the template', /<name>main</, '<name>sidebar<', /has no region sidebar/),
  onPage(
    'a facet of a page',
    />relatedTabContent<(?=[^]*Standard\.Tab)/,
    '>ghost<',
    /no facet (ghost|relatedTabContent)/
  ),
  inReport(
    'a column of a report',
    /<field>RunAsUser__c\.Status__c</,
    '<field>RunAsUser__c.Ghost__c<',
    /columns-Invalid value specified: RunAsUser__c\.Ghost__c/
  ),
  inReport(
    'a grouping of a report',
    /(<groupingsDown>\s*<field>)[\w.]+</,
    '$1RunAsUser__c.Ghost__c<',
    /groupingsDown-Invalid value specified/
  ),
  inReport(
    'a filter of a report',
    /<column>[\w.]+</,
    '<column>RunAsUser__c.Ghost__c<',
    /filter-Invalid value specified/
  ),
  inReport(
    'a filter value of a report',
    /<value>Proposed</,
    '<value>Suggested<',
    /Invalid value for the filter on Status__c: Suggested/
  ),
  inReport(
    'the objects of a report',
    /CustomEntity\$RunAsUser__c/,
    'CustomEntity$Ghost__c',
    /Invalid report type/
  ),
  onDashboard(
    'a report of a dashboard',
    /<report>[\w/]+</,
    '<report>Run_As_Register/Ghost<',
    /no Report named Run_As_Register\/Ghost/
  ),
  onDashboard(
    'a grouping of a dashboard',
    /<groupingColumn>[\w.]+</,
    '<groupingColumn>RunAsUser__c.Ghost__c<',
    /no grouping or sum RunAsUser__c\.Ghost__c/
  ),
  broken('CustomApplication', APP)(
    'a tab of an app',
    /<tabs>RunAsUser__c</,
    '<tabs>Ghost__c<',
    /no CustomTab named Ghost__c/
  ),
  broken('CustomTab', 'tabs/Run_As_Users.tab')(
    'the component of a tab',
    /<lwcComponent>\w+</,
    '<lwcComponent>ghost<',
    /component c:ghost/
  ),
  broken('LightningComponentBundle', 'lwc/runAsLabels/')(
    'a label of a component',
    /@salesforce\/label\/c\.\w+/,
    '@salesforce/label/c.Ghost',
    /LABEL.*Ghost/
  ),
  inSet(
    'an object of a permission set',
    /<object>RunAsUser__c</,
    '<object>Ghost__c<',
    /no CustomObject named Ghost__c/
  ),
  inSet(
    'a field of a permission set',
    /<field>RunAsUser__c\.\w+</,
    '<field>RunAsUser__c.Ghost__c<',
    /RunAsUser__c\.Ghost__c/
  ),
  inSet('a class of a permission set', /<apexClass>\w+</, '<apexClass>Ghost<', /no ApexClass named Ghost/),
  inSet(
    'an app of a permission set',
    /<application>\w+</,
    '<application>Ghost<',
    /no CustomApplication named Ghost/
  ),
  inSet('a tab of a permission set', /<tab>\w+</, '<tab>Ghost<', /no CustomTab named Ghost/),
  inSet(
    'a custom permission of a permission set',
    /(<customPermissions>[^]*?<name>)\w+</,
    '$1Ghost<',
    /no CustomPermission named Ghost/
  )
];

let org: OrgState;
before(async () => {
  org = emptyOrg();
  const result = await deploySource(org, path.join(ROOT, 'force-app'));
  assert.deepEqual(problemsOf(result), []);
});

describe('a reference of the package that leads nowhere', () => {
  for (const one of BROKEN) {
    it(`is told: ${one.what}`, async () => {
      const files = filesAt(org, one.file);
      const [name, text] = Object.entries(files).find(([, content]) => one.find.test(content)) ?? [];
      assert.ok(name !== undefined && text !== undefined, `${one.file} has nothing like ${String(one.find)}`);
      const changed = { ...files, [name]: text.replace(one.find, one.replace) };
      const sound = await deployFiles(org, files, [one.type], { checkOnly: true });
      assert.deepEqual(problemsOf(sound), []);
      const found = problemsOf(await deployFiles(org, changed, [one.type], { checkOnly: true })).join('\n');
      assert.match(found, one.expected);
    });
  }
});

describe('the deployed package', () => {
  const TYPES = [
    'Layout',
    'FlexiPage',
    'ListView',
    'CompactLayout',
    'WebLink',
    'CustomTab',
    'Report',
    'Dashboard'
  ];
  for (const type of TYPES) {
    it(`is listed and gives back each ${type}`, async () => {
      const listed = listMetadata(org, ADMIN, [{ type }]).map(({ fullName }) => fullName);
      assert.ok(listed.length > 0);
      const unpackaged = { types: [{ name: type, members: listed }], version: '67.0' };
      const { messages, zipFile } = await retrieve(org, ADMIN, { apiVersion: '67.0', unpackaged });
      assert.deepEqual(messages, []);
      const files = [...(await readZip(zipFile))].filter(([name]) => name !== 'unpackaged/package.xml');
      const text = files.map(([name, bytes]) => name + Buffer.from(bytes).toString('utf8')).join('\n');
      const ownNames = listed.map((name) => name.split('.').at(-1)!);
      assert.deepEqual(
        ownNames.filter((name) => !text.includes(name)),
        []
      );
    });
  }
});

/** The kept file, or those of a bundle. */
function filesAt({ store }: OrgState, file: string): Record<string, string> {
  const kept = store
    .files()
    .filter((one) => one.path === file || (file.endsWith('/') && one.path.startsWith(file)));
  return Object.fromEntries(kept.map((one) => [one.path, Buffer.from(one.content).toString('utf8')]));
}
