import type { GapCode } from '../../src/core/index.ts';
import { userPermission, xmlOf } from '../support/folder.ts';

const BILLION_LAUGHS = `<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY a "lol">${Array.from({ length: 9 }, (_, i) => {
  const entity = String.fromCharCode(97 + i);
  return `<!ENTITY ${String.fromCharCode(98 + i)} "${`&${entity};`.repeat(10)}">`;
}).join('')}]>
<Profile><description>&j;</description></Profile>`;
const EXTERNAL_ENTITY =
  '<!DOCTYPE Profile [<!ENTITY x SYSTEM "file:///etc/passwd">]><Profile><description>&x;</description></Profile>';

export interface BadFile {
  readonly content: string;
  readonly code: GapCode;
  /** Of the reason. */
  readonly why: RegExp;
}

export function profile(body: string): string {
  return xmlOf('Profile', body);
}

/** Metadata files that cannot be used, or not wholly, with the gap that each is. */
export const BAD_FILES: Readonly<Record<string, BadFile>> = {
  'profiles/Truncated.profile-meta.xml': {
    content: profile(userPermission('ModifyAllData')).slice(0, -30),
    code: 'fileNotWellFormed',
    why: /not well-formed XML: .+ Correct it there, or retrieve it again\.$/
  },
  'profiles/Binary.profile': {
    content: 'PK\u0003\u0004\u0000\u0000',
    code: 'fileNotWellFormed',
    why: /not well-formed XML: /
  },
  'profiles/Conflict.profile-meta.xml': {
    content: profile(`<<<<<<< HEAD\n${userPermission('A')}\n=======\n>>>>>>> other`),
    code: 'fileNotWellFormed',
    why: /not well-formed XML: /
  },
  'profiles/Empty.profile-meta.xml': { content: '', code: 'fileEmpty', why: /empty\. Retrieve it again\.$/ },
  'profiles/OtherRoot.profile-meta.xml': {
    content: xmlOf('PermissionSet'),
    code: 'fileHasOtherRoot',
    why: /root element is <PermissionSet>, expected <Profile>\. Rename the file/
  },
  'profiles/Bomb.profile-meta.xml': {
    content: BILLION_LAUGHS,
    code: 'fileHasDoctype',
    why: /declares a document type.+Remove the declaration\.$/
  },
  'profiles/External.profile-meta.xml': {
    content: EXTERNAL_ENTITY,
    code: 'fileHasDoctype',
    why: /declares a document type/
  },
  'profiles/Nested.profile-meta.xml': {
    content: profile('<a>'.repeat(100_000) + '</a>'.repeat(100_000)),
    code: 'fileNotWellFormed',
    why: /nested.+Correct it there/
  },
  'profiles/Misspelt.profile-meta.xml': {
    content: profile('<userPermision><name>A</name></userPermision>'),
    code: 'elementNotRead',
    why: /Element <userPermision> is not known in a Profile\. Correct its name/
  },
  'profiles/Flag.profile-meta.xml': {
    content: profile(userPermission('ModifyAllData', 'yes')),
    code: 'valueNotRead',
    why: /<userPermissions\/enabled> is `yes`, expected true or false\. Correct the value\.$/
  },
  'profiles/..%2F..%2Fetc%2Fpasswd.profile-meta.xml': {
    content: '<',
    code: 'fileNotWellFormed',
    why: /not well-formed XML: /
  },
  'profiles/\u001b[2J\u202eevil.profile-meta.xml': {
    content: xmlOf('\u009b31m'),
    code: 'fileNotWellFormed',
    why: /not well-formed XML: /
  },
  'permissionsets/Parts/Parts.permissionset-meta.xml': {
    content: xmlOf('PermissionSet', '<label>Parts</label>'),
    code: 'permissionSetDecomposed',
    why: /`Parts` is decomposed.+Retrieve it without the decomposition preset/
  }
};
