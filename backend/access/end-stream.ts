/**
 * A stream that ends when who follows it may no longer. Whoever then comes back is told why not.
 *
 * @param stillMay - asked every so often; a failure to answer counts as a no
 */
export function endStream(
  response: Response,
  stillMay: () => Promise<boolean>,
  everyMs: number,
): Response {
  if (response.body === null) return response;
  const reader = response.body.getReader();
  const timer = setInterval(async () => {
    if (!(await stillMay().catch(() => false))) await reader.cancel();
  }, everyMs);
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (!done) return controller.enqueue(value);
      clearInterval(timer);
      controller.close();
    },
    cancel(reason) {
      clearInterval(timer);
      return reader.cancel(reason);
    },
  });
  return new Response(body, response);
}
