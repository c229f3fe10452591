import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { elementsOf, parseXml, textOf, textsOf } from '../../local-org/metadata/xml.ts';
import type { XmlElement } from '../../local-org/metadata/xml.ts';
import { ROOT } from '../support/command.ts';

const PACKAGE = path.join(ROOT, 'force-app/main');

/** The content of the one file of that name; fails when there is none, or more. */
function file(pattern: string, root: string): XmlElement {
  const found = globSync(pattern, { cwd: PACKAGE });
  assert.equal(found.length, 1, `${pattern}: ${found.join()}`);
  return parseXml(readFileSync(path.join(PACKAGE, found[0]!)), root);
}

function names(pattern: string): string[] {
  return globSync(pattern, { cwd: PACKAGE })
    .map((one) => path.basename(one).split('.')[0]!)
    .sort();
}

/** Each object's list views, and the fields that nobody fills in: the register and its scans write them. */
const OBJECTS: Readonly<Record<string, { readonly views: string; readonly written: string }>> = {
  RunAsUser__c: {
    views: 'All Dormant DueIn30Days Mine Overdue Privileged Unowned',
    written:
      'AccessGrade__c AccessBound__c LastLoginOn__c LastScannedOn__c CurrentAccess__c SameAccessAs__c ApprovedAccess__c'
  },
  RunAsApp__c: { views: 'All SecretsDue', written: '' },
  RunAsAppUse__c: { views: '', written: 'LastUsedOn__c' },
  RunAsReview__c: {
    views: 'All Completed MyOpen Overdue',
    written: 'CompletedBy__c CompletedOn__c AccessFingerprint__c SnapshotFile__c SnapshotHash__c'
  },
  RunAsFinding__c: {
    views: 'Accepted AcceptedEndingIn30Days All Open',
    written:
      'FindingKey__c Rule__c Severity__c Evidence__c Controls__c FirstSeenOn__c LastSeenOn__c AcceptedBy__c'
  }
};
/** They are for the filters of lists. */
const NOT_ON_LAYOUTS = ['IsMine__c'];

function layoutItems(object: string): Map<string, string> {
  const items = elementsOf(file(`default/layouts/${object}-*.layout-meta.xml`, 'Layout'), 'layoutSections')
    .flatMap((section) => elementsOf(section, 'layoutColumns'))
    .flatMap((column) => elementsOf(column, 'layoutItems'));
  return new Map(items.map((item) => [textOf(item, 'field') ?? '', textOf(item, 'behavior') ?? '']));
}

describe('the pages of the register', () => {
  for (const [object, { views, written }] of Object.entries(OBJECTS)) {
    it(`show each field of ${object}, and let nobody edit what the register writes`, () => {
      const items = layoutItems(object);
      const fields = names(`*/objects/${object}/fields/*`).filter((one) => !NOT_ON_LAYOUTS.includes(one));
      assert.deepEqual([...items.keys()].filter((one) => one.endsWith('__c')).sort(), fields);
      for (const field of written.split(' ').filter(Boolean))
        assert.equal(items.get(field), 'Readonly', field);
    });

    it(`list ${object} as people look for it`, () => {
      assert.deepEqual(names(`*/objects/${object}/listViews/*`), views.split(' ').filter(Boolean));
      const assigned = textOf(
        file(`*/objects/${object}/${object}.object-meta.xml`, 'CustomObject'),
        'compactLayoutAssignment'
      );
      assert.deepEqual(names(`*/objects/${object}/compactLayouts/*`), [assigned]);
    });
  }

  it('open with the dashboard, then the records', () => {
    const app = file('default/applications/*', 'CustomApplication');
    const tabs = ['Run_As_Users', 'RunAsUser__c', 'RunAsApp__c', 'RunAsReview__c', 'RunAsFinding__c'];
    assert.deepEqual(textsOf(app, 'tabs'), tabs);
    assert.deepEqual(names('default/tabs/*'), tabs.toSorted());
    const motifs = tabs.map((tab) => textOf(file(`default/tabs/${tab}.tab-meta.xml`, 'CustomTab'), 'motif'));
    assert.equal(new Set(motifs).size, tabs.length);
  });

  it('have one dashboard over four reports, which runs as whoever looks at it', () => {
    const dashboard = file('default/dashboards/*/*.dashboard-meta.xml', 'Dashboard');
    assert.equal(textOf(dashboard, 'dashboardType'), 'LoggedInUser');
    assert.deepEqual([dashboard['runningUser'], dashboard['owner']], [undefined, undefined]);
    const used = elementsOf(dashboard, 'dashboardGridLayout')
      .flatMap((grid) => elementsOf(grid, 'dashboardGridComponents'))
      .flatMap((cell) => elementsOf(cell, 'dashboardComponent'))
      .flatMap((one) => textsOf(one, 'report').map((name) => name.split('/')[1]));
    assert.deepEqual([...new Set(used)].sort(), names('default/reports/*/*.report-meta.xml'));
  });

  it('stand beside a custom link on User that is on no layout', () => {
    const link = file('*/objects/User/webLinks/Run_As_Register.webLink-meta.xml', 'WebLink');
    assert.equal(textOf(link, 'url'), '/lightning/cmp/c__runAsRecord?c__user={!User.Id}');
    assert.deepEqual(names('default/layouts/User-*'), []);
  });
});
