package org.stile.people;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stile.base.Problem;

/** API tokens for programs. */
@Path("/api/tokens")
@Tag(name = "Tokens")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class TokenApi {

    private final People people;
    private final Browser client;

    TokenApi(People people, Browser client) {
        this.people = people;
        this.client = client;
    }

    /** What a token is asked for with. */
    @Schema(name = "TokenRequest")
    record TokenRequest(
            @Schema(required = true, examples = "name@trust.nhs.uk")
            String email,

            @Schema(required = true, format = "password") String password,

            @Schema(required = true, description = "What the token is for, at most 100 characters")
            String label) {

        private Map<String, String> missing() {
            Map<String, String> missing = new LinkedHashMap<>();
            note(missing, "email", email);
            note(missing, "password", password);
            note(missing, "label", label);
            return missing;
        }

        private static void note(Map<String, String> missing, String field, String value) {
            if (value == null || value.isBlank()) {
                missing.put(field, "This is required.");
            }
        }
    }

    /** A token: it cannot be read again. */
    @Schema(name = "Token")
    record Issued(
            @Schema(description = "Send it as: Authorization: Bearer …")
            String token) {}

    @POST
    @Operation(
            summary = "Get an API token",
            description = "The token acts for the person until it is revoked on the account page. It is shown once.")
    @APIResponse(
            responseCode = "201",
            description = "The token",
            content = @Content(schema = @Schema(implementation = Issued.class)))
    @APIResponse(responseCode = "400", description = "A field is missing or too long")
    @APIResponse(responseCode = "401", description = "The address or the password is wrong")
    @APIResponse(responseCode = "429", description = "Too many wrong passwords; see Retry-After")
    public Response issue(TokenRequest asked) {
        if (asked == null) {
            throw new Problem.Invalid("email", "Send a JSON object with email, password and label.");
        }
        if (!asked.missing().isEmpty()) {
            throw new Problem.Invalid("Email, password and label are required.", asked.missing());
        }
        Person person = people.authenticate(asked.email(), asked.password(), client.address())
                .orElseThrow(() -> new Problem.NotSignedIn("The e-mail address or the password is not right."));
        return Response.status(Response.Status.CREATED)
                .entity(new Issued(people.issueToken(person.id(), asked.label())))
                .build();
    }
}
