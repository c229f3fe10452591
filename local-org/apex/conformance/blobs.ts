import type { ProgramCase } from './conformanceCase.ts';
import { reference } from './sources.ts';

const BLOB = reference('Blob Class');
/** FIPS 180-4, for the text `abc`. */
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

export const blobs: readonly ProgramCase[] = [
  {
    name: 'a blob is the bytes of a text',
    rule: 'Texts become UTF-8 and come back as they were; size counts bytes.',
    source: BLOB,
    code: `Blob b = Blob.valueOf('né€😀'); return new List<Object>{ b.size(), b.toString(), Blob.valueOf('').size() };`,
    expected: [10, 'né€😀', 0]
  },
  {
    name: 'a blob of no text is an exception',
    rule: 'null is no text.',
    source: BLOB,
    code: `String none; return Blob.valueOf(none).size();`,
    throws: { type: 'System.NullPointerException', message: 'Argument cannot be null.' }
  },
  {
    name: 'bytes that are no text are an exception',
    rule: 'toString takes UTF-8 alone.',
    source: BLOB,
    code: `return Crypto.generateDigest('SHA-256', Blob.valueOf('abc')).toString();`,
    throws: { type: 'System.StringException', message: 'BLOB is not a valid UTF-8 string' }
  },
  {
    name: 'a digest in hexadecimal digits',
    rule: 'generateDigest computes a hash; convertToHex writes it in lower case.',
    source: reference('Crypto Class'),
    code: `return EncodingUtil.convertToHex(Crypto.generateDigest('SHA-256', Blob.valueOf('abc')));`,
    expected: ABC
  },
  {
    name: 'another digest is not modelled',
    rule: 'The package takes SHA-256.',
    source: reference('Crypto Class'),
    code: `return Crypto.generateDigest('SHA3-256', Blob.valueOf('abc')).size();`,
    expected: 32,
    refused: /does not model the digest SHA3-256/
  },
  {
    name: 'a random number is a Long, and another each time',
    rule: 'getRandomLong takes all values of a Long.',
    source: reference('Crypto Class'),
    code: `Long a = Crypto.getRandomLong(); Object b = a; return b instanceof Long && a != Crypto.getRandomLong();`,
    expected: true
  },
  {
    name: 'the content of a file is a blob',
    rule: 'VersionData takes and gives a blob; size, extension and document come with it.',
    source: 'Apex Developer Guide, "Blob" data type; Object Reference, ContentVersion',
    isUnconfirmed: 'Which links a file at a record gets, and their share types.',
    code: `Account a = new Account(Name = 'A'); insert a;
      ContentVersion v = new ContentVersion(Title = 'T', PathOnClient = 'x.json', VersionData = Blob.valueOf('é'), FirstPublishLocationId = a.Id);
      insert v;
      v = [SELECT VersionData, ContentSize, FileExtension, IsLatest, ContentDocumentId FROM ContentVersion WHERE Id = :v.Id];
      return new List<Object>{ v.VersionData.toString(), v.ContentSize, v.FileExtension, v.IsLatest,
        [SELECT COUNT() FROM ContentDocumentLink WHERE ContentDocumentId = :v.ContentDocumentId AND LinkedEntityId = :a.Id] };`,
    expected: ['é', 2, 'json', true, 1]
  }
];
