import type { FaultsByFile } from './fault.ts';

export const ORG: FaultsByFile = {
  'src/org/zip.ts': [
    ['zips of any size are read', 'bytes.byteLength > MAX_ZIPPED', 'bytes.byteLength < 0'],
    ['zips unpack to any size', 'if (size > room) {', 'if (size < 0) {'],
    ['what is damaged in a zip is read', 'crc32(content) !== entry.crc32', 'false']
  ],
  'src/org/metadata/findMetadata.ts': [
    ['names are not URL-decoded', 'return decodeURIComponent(name);', 'return name;'],
    ['a malformed escape ends the run', '} catch {\n    return name;', '} catch (error) {\n    throw error;'],
    [
      'what `.forceignore` hides is no gap',
      'gaps.push({ code: found.code',
      "if (found.code !== 'fileIgnored') gaps.push({ code: found.code"
    ],
    [
      'what `.forceignore` hides is said to be misplaced',
      'resolver.forceIgnoredPaths.has(file)',
      'resolver.forceIgnoredPaths.has(`no ${file}`)'
    ],
    [
      'a file in a place of another type is no gap',
      'gaps.push({ code: found.code',
      "if (found.code !== 'fileNotRecognised') gaps.push({ code: found.code"
    ],
    ['third-party code is read', 'node_modules|', 'no_modules|'],
    ['links to files are passed over', ' || (entry.isSymbolicLink() && isFileOrBroken(file))', ''],
    ['a broken link is passed over', '} catch {\n    return true;', '} catch {\n    return false;'],
    ['only the metadata format is read', String.raw`file.replace(/-meta\.xml$/, '')`, 'file']
  ],
  'src/org/metadata/metadataFile.ts': [
    ['numeric entities are read as they stand', 'htmlEntities: true', 'htmlEntities: false'],
    ['texts become numbers', 'parseTagValue: false', 'parseTagValue: true'],
    ['a document type is accepted', 'if (/<!DOCTYPE/i', 'if (/<!NOTYPE/i'],
    ['there is no limit of size', 'const LIMIT_MB = 32;', 'const LIMIT_MB = 32_000;'],
    [
      'an empty file is accepted',
      "if (xml.trim() === '') throw new UnusableFileError('fileEmpty', { path });",
      "if (xml.trim() === '') return {};"
    ],
    ['another root is accepted', 'if (found !== root) throw', "if (found === '') throw"],
    ['a second root is passed over', ' || body.length > 1', ''],
    ['elements that are not closed are accepted', 'SyntaxValidator.validate(xml);', ''],
    ['spaces round a text are kept', '? value.trim() : undefined', '? value : undefined'],
    ['names in one element are parted by another sign', "    .split(',')", "    .split(';')"]
  ],
  'src/org/metadata/nameIndex.ts': [
    ['several files with one name are no gap', 'sharing.length > 1', 'sharing.length > 9'],
    [
      'several files with one name are one row',
      'isUnique(file.type, file.name) ? id :',
      'isUnique(file.type, file.name) ? id : id ||'
    ],
    [
      'of several files with one name the first is meant',
      'found.map((file) => this.idOf(file))',
      '[this.idOf(found[0]!)]'
    ],
    ['names are compared with regard to case', "normalize('NFC').toLowerCase()", "normalize('NFC')"],
    ['the union of several files is a lower bound', "effect: 'upper'", "effect: 'lower'"]
  ],
  'src/org/metadata/rightElements.ts': [
    [
      'an element that is not known is passed over',
      'if (!WITHOUT_RIGHTS.has(name)) note',
      "if (name === '') note"
    ],
    [
      'what a muting set does not show makes the access a lower bound',
      "'MutingPermissionSet' ? 'upper'",
      "'MutingPermissionSet' ? 'lower'"
    ],
    [
      'field rights under their old name are passed over',
      "of('fieldPermissions', 'fieldLevelSecurities')",
      "of('fieldPermissions')"
    ],
    ['setup entities that are off are granted', "shape.entity && flags['enabled'] ?", 'shape.entity ?'],
    [
      'of a permission that is named twice the last word counts',
      "||= flags['enabled']",
      "= flags['enabled']"
    ],
    [
      'a flag that is neither true nor false is no gap',
      'if (flag !== null) return [[column, flag] as const];',
      'return [[column, flag === true] as const];'
    ],
    [
      'a right that names nothing is no gap',
      "note('valueNotRead', { element: `${element}/${shape.key}`, value: '', expected: 'a name' });",
      ''
    ],
    [
      'editable fields are read as readable',
      "['editable', 'PermissionsEdit']",
      "['editable', 'PermissionsRead']"
    ],
    ['Modify All Records is passed over', "  ['modifyAllRecords', 'PermissionsModifyAllRecords'],\n", '']
  ],
  'src/org/metadata/standardProfiles.ts': [
    ['the label of the administrator profile is not known', "  ['system administrator', 'Admin'],\n", ''],
    ['labels of profiles are found in one casing only', '.get(name.toLowerCase())', '.get(name)']
  ],
  'src/org/metadata/apps.ts': [
    [
      'a connected app that names a user, but no switch, is off',
      "'isClientCredentialEnabled', file, gaps) ?? user !== null",
      "'isClientCredentialEnabled', file, gaps) ?? false"
    ],
    [
      'a policy that names a user, but no switch, is off',
      "IsClientCredentialsFlowEnabled: flag(content, 'isClientCredentialsFlowEnabled', file, gaps) ?? null",
      "IsClientCredentialsFlowEnabled: flag(content, 'isClientCredentialsFlowEnabled', file, gaps) ?? false"
    ],
    [
      'an app whose switch was not read is off',
      "'isEnabled', file, gaps) ?? true",
      "'isEnabled', file, gaps) ?? false"
    ],
    [
      'a flow whose switch was not read is off',
      "const isOn = flag(content, 'isClientCredentialsFlowEnabled', file, gaps) ?? null;",
      "const isOn = flag(content, 'isClientCredentialsFlowEnabled', file, gaps) ?? false;"
    ],
    [
      'a switch that is off is read as on',
      'if (flag !== null) return flag;',
      'if (flag !== null) return flag === undefined ? flag : true;'
    ],
    ['a switch that is neither true nor false is no gap', 'gaps.push({ code', 'void ({ code'],
    [
      'profiles that a policy admits are passed over',
      "commaSeparated(textOf(content, 'commaSeparatedProfile'))",
      '[]'
    ],
    [
      'permission sets that a connected app admits are passed over',
      "textsOf(content, 'permissionSetName')",
      '[]'
    ]
  ],
  'src/org/sourceFolder.ts': [
    ['gaps of the search are dropped', '...found.gaps, ...rows.gaps', '...rows.gaps'],
    [
      'a file that cannot be used is passed over',
      'rows.gaps.push({ ...error.gap, ...effectOfUnread(file.type) });',
      ''
    ],
    [
      'a file that cannot be used ends the run',
      'if (!(error instanceof UnusableFileError)) throw error;',
      'if (error) throw error;'
    ],
    ['an empty list of users is read as none', 'if (options.users) rows', 'if (options.users?.length) rows'],
    ['the API version is lost', 'project.sourceApiVersion ?? null', 'null']
  ],
  'src/org/sourceRows.ts': [
    ['the frozen flag is lost', '...(user.isFrozen !== undefined && { IsFrozen: user.isFrozen }),', ''],
    ['the active flag is lost', '...(user.isActive !== undefined && { IsActive: user.isActive }),', ''],
    [
      'a login that was not read is one that never was',
      '...(user.lastLoginDate !== undefined && { LastLoginDate: user.lastLoginDate })',
      'LastLoginDate: user.lastLoginDate ?? null'
    ],
    [
      'an assignment that is not active is read as active',
      '...(assignment.isActive !== undefined && { IsActive: assignment.isActive }),',
      ''
    ],
    [
      'an assignment that is revoked is read as not revoked',
      '...(assignment.isRevoked !== undefined && { IsRevoked: assignment.isRevoked }),',
      ''
    ],
    ['the end of an assignment is lost', 'assignment.expirationDate ?? null', 'null'],
    [
      'an assigned name that no file bears is passed over',
      'if (!this.names.has(kind, name)) this.nameNotFound(listed);',
      ''
    ],
    [
      'of several muting sets with one name the first mutes',
      '? found : `one of ${found}`',
      '? found : found'
    ],
    [
      'a set that a session must activate is read as held',
      'HasActivationRequired: this.isSession(file, content),\n      ...this.rights',
      'HasActivationRequired: false,\n      ...this.rights'
    ],
    [
      'a group that a session must activate is read as held',
      'HasActivationRequired: this.isSession(file, content)\n',
      'HasActivationRequired: false\n'
    ],
    ['the status of a group is lost', "Status: textOf(content, 'status') ?? null", 'Status: null'],
    [
      'muting sets of a group are passed over',
      "for (const name of textsOf(content, 'mutingPermissionSets')) this.muting(id, name);",
      ''
    ],
    [
      'whom a connected app admits is lost',
      "this.admit('ConnectedApplication', file.name, admission, file);",
      ''
    ],
    [
      'whom an external client app admits is lost',
      "this.admit('ExternalClientApplication', appName(file, content), admission, file);",
      ''
    ],
    ['an admitted profile is not found under its label', 'this.profileFile(listed.name)', 'listed.name'],
    [
      'settings of an app that was not read are no gap',
      "this.gaps.push({ code: 'appNotRead'",
      "void ({ code: 'appNotRead'"
    ],
    [
      'settings belong to an app of their own name',
      "textOf(content, 'externalClientApplication') || file.name",
      'file.name'
    ],
    ['gaps of rights are dropped', 'this.gaps.push(...rights.gaps);', ''],
    [
      'a decomposed set with rights of its own is taken for whole',
      '!hasRightElements(content) || this.hasSiblings(file)',
      '!hasRightElements(content)'
    ]
  ],
  'src/org/users/usersFile.ts': [
    ['lists in a CSV are parted by another sign', "place).split(';')", "place).split('|')"],
    ['empty names of a list are kept', ".filter((name) => name !== '')", ''],
    [
      'an empty login in a CSV is one that never was',
      "'LastLoginDate', place) ?? undefined)",
      "'LastLoginDate', place) ?? null)"
    ],
    [
      'a line with too many values is accepted',
      'record.length !== columns.length',
      'record.length < columns.length'
    ],
    ['a user that is listed twice is accepted', 'first && same.length > 1', 'first && same.length > 9'],
    [
      'two spellings of a username are two users',
      'Map.groupBy(users, ({ username }) => username.toLowerCase())',
      'Map.groupBy(users, ({ username }) => username)'
    ],
    [
      'a column that is missing is read as empty',
      'if (missing.length === 0) return;',
      'if (missing) return;'
    ],
    ['a file without users is accepted', 'if (users.length === 0) {', 'if (users.length < 0) {']
  ],
  'src/org/users/listedUser.ts': [
    [
      'a value that was not read is false',
      "if (text === '') return undefined;",
      "if (text === '') return false;"
    ],
    ['a date that is none is accepted', "text === '' || parseInstant(text) !== null", "text === '' || text"],
    [
      'a flag that is neither true nor false is false',
      'if (/^(?:true|false)$/i.test(text)) return',
      'if (text) return'
    ]
  ],
  'src/org/users/queriedUsers.ts': [
    ['the namespace of a package is dropped', 'prefix && name ?', 'false ?'],
    ['ids of 15 and 18 characters are not joined', 'id.slice(0, 15)', 'id'],
    ['the frozen flag is lost', 'logins?.records?.[0]?.IsFrozen', 'undefined'],
    [
      'a login that was not queried is one that never was',
      'lastLogin === undefined ? undefined : dateValue',
      'dateValue'
    ],
    [
      'a part of the records is taken for all',
      'if (result?.done === false) {',
      'if (result?.done === null) {'
    ],
    ['a failed query is an empty answer', 'status !== undefined && status !== 0', 'status === undefined'],
    [
      'an assignment of a group is read as one of its set',
      "kind: group ? 'PermissionSetGroup' : kind",
      'kind'
    ],
    [
      'an assignment that is revoked is read as not revoked',
      "booleanValue(record['IsRevoked'], 'IsRevoked', place) ?? false",
      'false'
    ],
    ['the profile is assigned twice', 'profile && !hasProfile ?', 'profile ?'],
    [
      'answers without the end of assignments are accepted',
      'if (unasked) throw',
      "if (unasked === '') throw"
    ],
    [
      'users without the answer on assignments are accepted',
      'if (users > 0 && assignments > 0) return;',
      'if (users > 0) return;'
    ],
    ['all users have all assignments', "byAssignee.get(idIn(user, 'Id')) ?? []", 'assignments']
  ]
};
