import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { RequestContext } from '../../context.ts';

/** Few enough for an answer of a kilobyte; the first is the one to mend anyway. */
const MAX_ERRORS = 3;

/** The execution engine. Errors are presented by the route, which knows the request. */
export async function startApollo(schema: GraphQLSchema): Promise<ApolloServer<RequestContext>> {
  const apollo = new ApolloServer<RequestContext>({
    schema,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    logger: SILENT,
    plugins: [
      // It costs half of each request and nothing here is cached by clients.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      presentErrors,
    ],
  });
  await apollo.start();
  return apollo;
}

const SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore };

function ignore(): void {
  // The route logs what went wrong, with a request id and without data.
}

const presentErrors: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ request, response, errors, contextValue }) => {
        if (response.http.status === 400 && wantsPlainJson(request.http?.headers.get('accept')))
          response.http.status = 200;
        if (errors !== undefined && response.body.kind === 'single') {
          const formatted = response.body.singleResult.errors ?? [];
          response.body.singleResult.errors = formatted
            .slice(0, MAX_ERRORS)
            .map((error, index) => contextValue.presentError(error, errors[index]));
        }
        return Promise.resolve();
      },
    }),
};

/** GraphQL over HTTP: under plain JSON a document's faults are told with status 200. */
function wantsPlainJson(accept = ''): boolean {
  return accept.startsWith('application/json') && !accept.includes('graphql-response');
}
