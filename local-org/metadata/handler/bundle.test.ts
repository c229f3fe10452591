import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bundle, deployFiles, newOrg, problemsOf, xml } from '../test/org.ts';
import type { Files } from '../test/org.ts';

const TYPES = ['LightningComponentBundle', 'CustomLabels', 'CustomPermission', 'ApexClass', 'StaticResource'];
const LABEL =
  '<labels><fullName>Hi</fullName><language>en_US</language><protected>true</protected><shortDescription>Hi</shortDescription><value>Hi</value></labels>';
const AROUND: Files = {
  'labels/CustomLabels.labels': xml('CustomLabels', LABEL),
  'customPermissions/Go.customPermission': xml(
    'CustomPermission',
    '<isLicensed>false</isLicensed><label>Go</label>'
  ),
  'classes/Reader.cls': '/* class No */ public with sharing class Reader {}',
  'classes/Reader.cls-meta.xml': xml('ApexClass', '<apiVersion>67.0</apiVersion><status>Active</status>'),
  'staticresources/Logo.resource': 'x',
  'staticresources/Logo.resource-meta.xml': xml(
    'StaticResource',
    '<cacheControl>Public</cacheControl><contentType>text/plain</contentType>'
  )
};
const importing = (...specifiers: string[]): string =>
  `import { LightningElement } from 'lwc';\n${specifiers.map((one, i) => `import a${i} from '${one}';`).join('\n')}\nexport default class X extends LightningElement { all = [${specifiers.map((_, i) => `a${i}`).join()}]; }`;

async function problems(files: Files): Promise<string[]> {
  return problemsOf(await deployFiles(newOrg(), { ...AROUND, ...files }, TYPES));
}

describe('A Lightning web component', () => {
  it('is deployed with all that it may import', async () => {
    const script = importing(
      'c/other',
      'lightning/navigation',
      '@salesforce/label/c.Hi',
      '@salesforce/apex/Reader.read',
      '@salesforce/resourceUrl/Logo',
      '@salesforce/customPermission/Go',
      '@salesforce/userPermission/ViewSetup',
      '@salesforce/schema/User.Profile.Name',
      '@salesforce/user/Id',
      '@salesforce/i18n/locale'
    );
    const files = {
      ...bundle('other'),
      ...bundle('hello', {
        'lwc/hello/hello.js': script,
        'lwc/hello/hello.html':
          '<template><c-other></c-other><lightning-button label="x"></lightning-button></template>',
        'lwc/hello/hello.css': ':host { color: red }'
      })
    };
    assert.deepEqual(await problems(files), []);
  });

  it('compiles to nothing that stays when another is wrong', async () => {
    const org = newOrg();
    const result = await deployFiles(
      org,
      { ...AROUND, ...bundle('good'), ...bundle('bad', { 'lwc/bad/bad.js': 'export default class {' }) },
      TYPES
    );
    assert.equal(result.status, 'Failed');
    assert.equal(org.store.files().length, 0);
  });

  const MODULES = [
    ['c/ghost', /No MODULE named ghost found : \[hello\]/],
    ['lightning/ghost', /No MODULE named markup:\/\/lightning:ghost found/],
    ['other/thing', /No MODULE named other\/thing found/],
    ['@salesforce/label/c.Ghost', /No LABEL named Ghost found/],
    ['@salesforce/apex/Ghost.read', /No APEX CLASS named Ghost.read found/],
    ['@salesforce/resourceUrl/Ghost', /No STATIC RESOURCE named Ghost found/],
    ['@salesforce/customPermission/Ghost', /No CUSTOM PERMISSION named Ghost found/],
    ['@salesforce/userPermission/FlyToTheMoon', /No USER PERMISSION named FlyToTheMoon found/],
    ['@salesforce/schema/User.Ghost__c', /No SCHEMA named User.Ghost__c found/],
    ['./ghost', /there is no lwc\/hello\/ghost.js/]
  ] as const;
  for (const [specifier, expected] of MODULES) {
    it(`that imports ${specifier} is refused`, async () => {
      const found = await problems(bundle('hello', { 'lwc/hello/hello.js': importing(specifier) }));
      assert.equal(found.length, 1);
      assert.match(found[0]!, expected);
    });
  }

  const meta = (body: string): string => xml('LightningComponentBundle', body);
  const WRONG: readonly [name: string, files: Files, expected: RegExp][] = [
    ['without its meta file', { 'lwc/hello/hello.js': importing() }, /hello.js-meta.xml is missing/],
    [
      'without its script',
      {
        'lwc/hello/hello.html': '<template></template>',
        'lwc/hello/hello.js-meta.xml': meta('<apiVersion>67.0</apiVersion><isExposed>false</isExposed>')
      },
      /hello.js is missing/
    ],
    [
      'with a script that is none',
      bundle('hello', { 'lwc/hello/hello.js': 'export default class {' }),
      /^LightningComponentBundle hello: .*LWC/
    ],
    [
      'with a template that is none',
      bundle('hello', { 'lwc/hello/hello.html': '<template><p></template>' }),
      /^LightningComponentBundle hello: /
    ],
    [
      'with a template that names a component that is not there',
      bundle('hello', { 'lwc/hello/hello.html': '<template><c-ghost></c-ghost></template>' }),
      /No MODULE named ghost found/
    ],
    [
      'with TypeScript',
      bundle('hello', { 'lwc/hello/hello.ts': 'export {}' }),
      /hello.ts has no place in a bundle/
    ],
    [
      'with a target that there is not',
      bundle('hello', {
        'lwc/hello/hello.js-meta.xml': meta(
          '<apiVersion>67.0</apiVersion><isExposed>true</isExposed><targets><target>lightning__Moon</target></targets>'
        )
      }),
      /Invalid target 'lightning__Moon'/
    ],
    [
      'with targets and not exposed',
      bundle('hello', {
        'lwc/hello/hello.js-meta.xml': meta(
          '<apiVersion>67.0</apiVersion><isExposed>false</isExposed><targets><target>lightning__Tab</target></targets>'
        )
      }),
      /needs isExposed true/
    ],
    [
      'with a module over the limit',
      bundle('hello', { 'lwc/hello/hello.js': `export const x = '${'x'.repeat(131_072)}';` }),
      /at most 131072/
    ],
    ['with a capital', bundle('Hello'), /begins with a small letter/]
  ];
  for (const [name, files, expected] of WRONG) {
    it(`${name} is refused`, async () => {
      assert.match((await problems(files)).join('\n'), expected);
    });
  }
});

describe('An Apex class', () => {
  it('is kept with its row', async () => {
    const org = newOrg();
    assert.deepEqual(problemsOf(await deployFiles(org, AROUND, TYPES)), []);
    const [row] = org.store.rows('ApexClass');
    assert.deepEqual(
      [row?.['Name'], row?.['Body'], row?.['IsValid'], row?.['ApiVersion']],
      ['Reader', AROUND['classes/Reader.cls'], true, 67]
    );
  });

  it('that bears another name than its file is refused', async () => {
    const found = await problems({
      'classes/Reader.cls': "public class Writer { String s = '// class Reader'; }"
    });
    assert.deepEqual(found, ['ApexClass Reader: Invalid name: the file Reader declares Writer']);
  });
});
