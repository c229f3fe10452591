import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import {
  NOW,
  auditOf,
  entryLine,
  entryRow,
  integrationUser,
  useRow,
  userId
} from '../../../test/support/registerRows.ts';
import { csvOf, jsonOf } from './exportLines.ts';
import { registerLines } from './registerLine.ts';
import type { RegisterLine } from './registerLine.ts';
import { DEFAULT_VIEW } from './registerView.ts';

/** The cells of a file, as another program reads them. */
function cellsOf(lines: readonly RegisterLine[]): string[][] {
  return parse(csvOf(lines), { bom: true, record_delimiter: '\r\n' });
}

/** The cell of the purpose, which people may fill with anything. */
function purposeCell(Purpose__c: string): string {
  const [header, row] = cellsOf([entryLine({ Purpose__c })]);
  return row![header!.indexOf('purpose')]!;
}

describe('csvOf', () => {
  it('is one row of names and one for each line', () => {
    const audited = auditOf([integrationUser(1)], {}, { permissions: ['ModifyAllData', 'ViewAllData'] });
    const [header, row, ...others] = cellsOf(
      registerLines(audited, [entryRow()], [useRow({ Name: 'Sync' })])
    );
    assert.deepEqual(others, []);
    const cells = Object.fromEntries(header!.map((name, i) => [name, row![i]]));
    assert.deepEqual(cells, {
      username: 'user-1@acme.example',
      name: 'User 1',
      userKey: '005000000000001AAA',
      status: 'Active',
      kind: 'Run-as user',
      purpose: 'Syncs orders',
      criticality: '',
      businessOwner: 'Ada Owner',
      backupOwner: '',
      technicalOwner: '',
      grade: 'critical',
      bound: 'exact',
      conditionalGrade: '',
      isGradeSaved: 'false',
      gaps: '0',
      topRights: 'ModifyAllData; ViewAllData',
      evidence: 'Integration licence',
      apps: 'Sync',
      lastLogin: '2026-11-20T08:00:00.000+0000',
      lastReviewedOn: '2026-11-01',
      nextReviewOn: '2027-01-30',
      reviewState: 'Current',
      hasDrifted: 'false',
      openFindings: '0',
      worstSeverity: 'None',
      expiresOn: '',
      lastScannedOn: '2026-11-20T09:00:00.000Z',
      asOf: NOW
    });
  });

  it('says how far a grade holds, what a session adds to it, and since when it is known', () => {
    const gradeOf = (line: RegisterLine | undefined): unknown => {
      const [header, row] = cellsOf([line!]);
      return ['grade', 'bound', 'conditionalGrade', 'isGradeSaved', 'gaps', 'asOf'].map(
        (name) => row![header!.indexOf(name)]
      );
    };
    const half = auditOf([integrationUser(1)], {
      PermissionSet: [
        { Id: 'set-2', Name: 'Repair', HasActivationRequired: true, PermissionsViewSetup: true }
      ],
      PermissionSetAssignment: ['set-2', 'gone'].map((PermissionSetId) => ({
        AssigneeId: userId(1),
        PermissionSetId
      }))
    });
    assert.deepEqual(gradeOf(registerLines(half, [], [])[0]), [
      'unknown',
      'lower',
      'medium',
      'false',
      '1',
      NOW
    ]);
    const entry = entryRow({ AccessGrade__c: 'Critical', AccessBound__c: 'Exact' });
    assert.deepEqual(gradeOf(registerLines(half, [entry], [])[0]), [
      'critical',
      'lower',
      '',
      'true',
      '1',
      NOW
    ]);
    const saved = entryLine({ AccessGrade__c: 'Medium', AccessBound__c: 'At least' });
    assert.deepEqual(gradeOf(saved), ['medium', 'lower', '', 'true', '', '2026-11-20T09:00:00.000Z']);
    assert.deepEqual(gradeOf(entryLine({ LastScannedOn__c: null })), ['', '', '', '', '', '']);
  });

  it('is a row of names alone for no lines, ends its lines as RFC 4180 says, and tells that it is UTF-8', () => {
    assert.equal(cellsOf([]).length, 1);
    assert.ok(csvOf([]).startsWith('\uFEFFusername,'));
    assert.match(csvOf([entryLine()]), /^[^\n]+\r\n[^\n]+\r\n$/);
  });

  for (const text of [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '"=1',
    "'=1",
    '  "  -1',
    '＝1',
    '\0=1',
    '\x01\x1F+1',
    ' \x7F@SUM(A1)',
    '\x9F-1',
    '\u200B=1',
    '\u202E"=1'
  ]) {
    it(`lets no spreadsheet calculate ${JSON.stringify(text)}`, () =>
      assert.equal(purposeCell(text), `'${text}`));
  }

  for (const text of ['a=1', 'a, b', 'say "no"', 'a\r\nb', 'a;b', '5 > 3', ' a ', "it's", 'é😀', '\0a', '']) {
    it(`leaves ${JSON.stringify(text)} as it is`, () => assert.equal(purposeCell(text), text));
  }

  it('gives back every text, and begins no cell as a formula', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom(
          '=',
          '+',
          '-',
          '@',
          '\t',
          '\r',
          '\n',
          ' ',
          '"',
          "'",
          ',',
          ';',
          'a',
          '\0',
          '\x9F'
        )
      })
    );
    fc.assert(
      fc.property(texts, (text) => {
        const cell = purposeCell(text);
        const isMarked = cell === `'${text}`;
        assert.ok(isMarked || cell === text);
        assert.doesNotMatch(cell, /^[=+\-@\t\r\n]/);
        assert.ok(isMarked || !/^[\s"'\p{Cc}]*[=+\-@]/u.test(text));
      })
    );
  });
});

describe('jsonOf', () => {
  it('has lists as lists, what is not known as null, and the view', () => {
    const view = { ...DEFAULT_VIEW, text: 'x' };
    const {
      schema,
      asOf,
      view: shown,
      lines
    } = JSON.parse(JSON.stringify(jsonOf([entryLine()], view, NOW))) as {
      schema: string;
      asOf: unknown;
      view: unknown;
      lines: Record<string, unknown>[];
    };
    assert.equal(schema, 'runas.register/1');
    assert.deepEqual(shown, view);
    assert.equal(asOf, NOW);
    assert.deepEqual(
      [lines.length, lines[0]?.['apps'], lines[0]?.['grade'], lines[0]?.['hasDrifted']],
      [1, [], null, false]
    );
    assert.deepEqual(Object.keys(lines[0]!), cellsOf([])[0]);
  });
});
