/** Asks this node, and no one else. What is not JSON, or not 2xx, is a `Failed` with the status. */
export class Failed extends Error {
  readonly status: number;
  readonly body: unknown;
  constructor(status: number, body: unknown) {
    super(`HTTP ${status}`);
    this.status = status;
    this.body = body;
  }
}

export async function ask<T>(url: string, signal: AbortSignal | null = null): Promise<T> {
  return answer<T>(await fetch(url, { headers: { accept: 'application/json' }, signal }));
}

export async function tell<T>(url: string, body: unknown): Promise<T> {
  const headers = { accept: 'application/json', 'content-type': 'application/json', 'X-Parley': '1' };
  return answer<T>(await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) }));
}

export async function drop<T>(url: string): Promise<T> {
  return answer<T>(await fetch(url, { method: 'DELETE', headers: { accept: 'application/json', 'X-Parley': '1' } }));
}

async function answer<T>(response: Response): Promise<T> {
  const text = await response.text();
  const body: unknown = text === '' ? null : parsed(text);
  if (!response.ok) throw new Failed(response.status, body);
  return body as T;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
