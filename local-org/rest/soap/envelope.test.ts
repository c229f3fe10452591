import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ApiError } from '../../apiError.ts';
import { faultEnvelope, parseEnvelope, responseEnvelope } from './envelope.ts';

function envelope(body: string, header = ''): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">' +
    `<soapenv:Header xmlns="http://soap.sforce.com/2006/04/metadata">${header}</soapenv:Header>` +
    `<soapenv:Body xmlns="http://soap.sforce.com/2006/04/metadata">${body}</soapenv:Body></soapenv:Envelope>`
  );
}

describe('parseEnvelope', () => {
  it('reads the session, the operation, and repeated and escaped arguments', () => {
    const header = '<SessionHeader><sessionId>00D!a</sessionId></SessionHeader>';
    const call = parseEnvelope(
      envelope('<list><queries>a &amp; b</queries><queries>2</queries></list>', header)
    );
    assert.deepEqual(call, {
      sessionId: '00D!a',
      operation: 'list',
      arguments: { queries: ['a & b', '2'] }
    });
  });

  it('tells that there is no session', () => {
    assert.equal(parseEnvelope(envelope('<describeMetadata/>')).sessionId, undefined);
  });

  it('refuses a document type, what is not well-formed, no operation, and two', () => {
    const deep = `${'<a>'.repeat(40)}${'</a>'.repeat(40)}`;
    const wrong = [
      `<!DOCTYPE a [<!ENTITY e "x">]>${envelope('<list/>')}`,
      envelope('<list>'),
      envelope(''),
      envelope('<list/><deploy/>'),
      envelope(deep),
      '{}',
      ''
    ];
    for (const xml of wrong) assert.throws(() => parseEnvelope(xml), { errorCode: 'UNKNOWN_EXCEPTION' }, xml);
  });
});

describe('responseEnvelope', () => {
  it('repeats the elements of a list and escapes texts', () => {
    const xml = responseEnvelope('check', {
      id: '1',
      done: false,
      list: [{ text: 'a < b & c' }, { text: '2' }]
    });
    const expected =
      '<checkResponse><result><id>1</id><done>false</done>' +
      '<list><text>a &lt; b &amp; c</text></list><list><text>2</text></list></result></checkResponse>';
    assert.ok(xml.includes(expected), xml);
  });
});

describe('faultEnvelope', () => {
  it('has the code in the namespace sf, which tells the client that its session is lost', () => {
    const xml = faultEnvelope(new ApiError('INVALID_SESSION_ID', 'no'));
    assert.match(xml, /<faultcode>sf:INVALID_SESSION_ID<\/faultcode>/);
    assert.match(xml, /<faultstring>INVALID_SESSION_ID: no<\/faultstring>/);
  });
});
