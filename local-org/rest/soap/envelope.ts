import XmlBuilder from 'fast-xml-builder';
import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';
import { ApiError } from '../../apiError.ts';
import { elementsOf, textOf } from '../../../src/org/metadata/metadataFile.ts';
import type { XmlElement } from '../../../src/org/metadata/metadataFile.ts';

/** An envelope nests less than ten elements. */
const DEEPEST = 30;
const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';

/** A SOAP call: the token of its SessionHeader and the one operation of its body. */
export interface SoapCall {
  readonly sessionId: string | undefined;
  readonly operation: string;
  readonly arguments: XmlElement;
}

const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  removeNSPrefix: true,
  parseTagValue: false,
  maxNestedTags: DEEPEST,
  isArray: () => true
});

const builder = new XmlBuilder({ ignoreAttributes: false, suppressEmptyNode: true });

/** @throws ApiError UNKNOWN_EXCEPTION for what is no envelope, or holds a document type. */
export function parseEnvelope(xml: string): SoapCall {
  if (/<!DOCTYPE/i.test(xml)) throw malformed('a document type declaration is not taken');
  const [envelope] = elementsOf(parsed(xml), 'Envelope');
  const [header] = envelope ? elementsOf(envelope, 'Header') : [];
  const [session] = header ? elementsOf(header, 'SessionHeader') : [];
  const [body] = envelope ? elementsOf(envelope, 'Body') : [];
  const [operation, ...others] = Object.keys(body ?? {});
  if (!body || operation === undefined || others.length > 0)
    throw malformed('one operation in the body is expected');
  const [args = {}] = elementsOf(body, operation);
  return { sessionId: session && textOf(session, 'sessionId'), operation, arguments: args };
}

function parsed(xml: string): XmlElement {
  try {
    SyntaxValidator.validate(xml);
    return parser.parse(xml) as XmlElement;
  } catch (error) {
    throw malformed(error instanceof Error ? error.message : String(error));
  }
}

function malformed(why: string): ApiError {
  return new ApiError('UNKNOWN_EXCEPTION', `The SOAP envelope cannot be read: ${why}.`);
}

/** The answer of an operation of the Metadata API; lists become repeated elements. */
export function responseEnvelope(operation: string, result: unknown): string {
  const response = { [`${operation}Response`]: result === undefined ? '' : { result } };
  return envelope('http://soap.sforce.com/2006/04/metadata', response);
}

/** A fault as the platform writes it: code in the namespace `sf`, message with the code in front. */
export function faultEnvelope({ errorCode, message }: ApiError): string {
  const fault = { faultcode: `sf:${errorCode}`, faultstring: `${errorCode}: ${message}` };
  return envelope('http://soap.sforce.com/2006/04/metadata', { 'soapenv:Fault': fault });
}

function envelope(namespace: string, body: unknown): string {
  const attributes = {
    '@_xmlns:soapenv': ENVELOPE,
    '@_xmlns:sf': namespace,
    '@_xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    '@_xmlns': namespace
  };
  const xml = builder.build({ 'soapenv:Envelope': { ...attributes, 'soapenv:Body': body } });
  return `<?xml version="1.0" encoding="UTF-8"?>${xml}`;
}
