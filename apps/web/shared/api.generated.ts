// Written by npm run openapi.
export interface paths {
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Accounts_list"];
        put?: never;
        /** Invites a colleague; the answer holds the one-time link. Security and audit roles are the security admin's to give. */
        post: operations["Accounts_invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Accounts_disable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes which roles a colleague has in the whole county; who may give a role may take it. */
        put: operations["Accounts_changeRoles"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/second-factor-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** First of two people. */
        post: operations["Accounts_requestReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Applications_list"];
        put?: never;
        /** Enters a sign-up that came on paper. */
        post: operations["Applications_enter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How many there are in each state, however long the lists are. */
        post: operations["Applications_counts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A recruit's own applications. */
        get: operations["Applications_mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/mine/{id}/appeal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["RecruitVetting_appealMine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/mine/{id}/background-consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["RecruitVetting_consent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/mine/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Applications_withdrawMine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same list, with what is searched for in the body. */
        post: operations["Applications_find"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** With masked phone and document, and the timeline. */
        get: operations["Applications_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes the recruit a volunteer, on probation in a team. */
        post: operations["ApplicationDecisions_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/appeal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An appeal that came by phone or on paper. */
        post: operations["RecruitVetting_appeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/background-consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A consent to the background review that was signed on paper. */
        post: operations["RecruitVetting_consentOnPaper"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/background-review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ApplicationDecisions_reviewBackground"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** At the stage it waits at: of a plugin, of the county, or of the core. */
        post: operations["ApplicationDecisions_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ApplicationDecisions_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/guardian": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Notes that a minor's guardian signed: who they are and on which day. */
        post: operations["Applications_recordGuardian"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuses someone on the waitlist, or after the reviews. */
        post: operations["ApplicationDecisions_refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One masked field in full; audited. */
        post: operations["Applications_reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/screening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ApplicationDecisions_screen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraws on behalf of a recruit who asked for it. */
        post: operations["Applications_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole tree, from the county down. */
        get: operations["Areas_list"];
        put?: never;
        post: operations["Areas_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/areas/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Areas_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Areas_change"];
        trace?: never;
    };
    "/api/v1/assignments/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says yes to a seat that was offered. */
        post: operations["Assignments_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{id}/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My shift as a file for the phone's calendar (RFC 5545). */
        get: operations["Assignments_calendarOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{id}/cannot-come": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** "I can't come": frees the seat and seeks cover. Also the no to an offer. */
        post: operations["Assignments_cannotCome"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{id}/check-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Assignments_checkIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{id}/check-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the duty; its minutes go into the ledger. */
        post: operations["Assignments_checkOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Each move with who, when and why. */
        get: operations["Assignments_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{id}/pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keeps a drafted assignment when the roster is drafted again, or lets it go. */
        post: operations["Assignments_pin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{id}/unassign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes somebody off a seat. */
        post: operations["Assignments_unassign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/chain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Recomputes the hash chain. */
        get: operations["Audit_chain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Audit_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/availability/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Availability_mine"];
        put: operations["Availability_changeMine"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/availability/{volunteerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Availability_of"];
        /** Written down by an operator or leader for somebody who said so. */
        put: operations["Availability_change"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Calls_list"];
        put?: never;
        post: operations["Calls_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Calls_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Calls_change"];
        trace?: never;
    };
    "/api/v1/calls/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts away a call that has ended and is decided. */
        post: operations["Calls_archive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Calls_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{id}/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Calls_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{id}/forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What can be changed about the form, and its versions. */
        get: operations["CallForms_overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{id}/forms/{no}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version; 0 is the one that would be frozen now. */
        get: operations["CallForms_version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{id}/forms/{no}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 0 is the form as it would be frozen now. */
        get: operations["FormPreview_preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{id}/import-template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An empty .xlsx sheet for the call's paper sign-ups: its questions as columns, with what may be chosen and an example. */
        get: operations["Imports_template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{id}/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Imports_list"];
        put?: never;
        /** Multipart: `file` (.xlsx or .csv, at most 10 MB) and optionally `paperConsentOn` (YYYY-MM-DD). */
        post: operations["Imports_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Calls_publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Calls_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/certificate-issuer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Certificates_issuer"];
        put: operations["Certificates_setIssuer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/certificate-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests that wait for an answer, the oldest first. */
        get: operations["Certificates_waiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/certificate-requests/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Certificates_refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Certificates_list"];
        put?: never;
        /** A snapshot of the ledger; whoever asked for one has it. */
        post: operations["Certificates_issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/certificates/{id}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The PDF, as it was made once. */
        get: operations["Certificates_document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/certificates/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Certificates_revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits, the oldest first; what was decided, the latest first. */
        get: operations["Claims_list"];
        put?: never;
        /** From a paper that was brought to the office. */
        post: operations["Claims_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Multipart: `file` and `clientId`. A JPEG, PNG, WebP or PDF of at most 10 MB; place, phone and time are taken out of photos. */
        post: operations["Claims_sendFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of a paper, for its holder and the office. */
        get: operations["Claims_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Claims_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Verifies it, or says why not. */
        post: operations["Claims_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits, the oldest first. */
        get: operations["Corrections_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/corrections/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts it right, or says why not. */
        post: operations["Corrections_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cover-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open requests of my teams, with who was asked. */
        get: operations["Cover_open"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cover-requests/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Questions that wait for my answer. */
        get: operations["Cover_mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cover-requests/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** No; it costs nothing. */
        post: operations["Cover_decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cover-requests/{id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Yes, I can come. */
        post: operations["Cover_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dev/counties/{county}/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DevInbox_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The time, how many incidents are open, and what each team is doing. */
        get: operations["Board_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where map tiles come from, if this house has any. */
        get: operations["Board_map"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The likeliest first. */
        get: operations["Duplicates_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/duplicates/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Compares now who is new or changed since the last look, which the worker does every minute. */
        post: operations["Duplicates_compare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/duplicates/{id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** These two are not one. */
        post: operations["Duplicates_dismiss"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/eligibility/exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Forces rest, the minutes of a week or membership aside, with a reason and an end; nothing else can be. */
        post: operations["Eligibility_force"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/eligibility/exceptions/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Eligibility_revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/eligibility/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Could this person take this, and if not, what would it need? */
        post: operations["Eligibility_explain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Server-sent events for staff: `hello` with the server's time, then messages `{topic, …ids}` without anything personal, `beat` every two seconds, `resync` when something may have been missed. Nothing is replayed: after every (re)connect a page asks for what it shows. */
        get: operations["Live_follow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Those I asked for, the latest first. */
        get: operations["Exports_mine"];
        put?: never;
        /** Asks for a list as a file: ready with the answer when it is short, made by the worker when it is long. */
        post: operations["Exports_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Exports_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file, for a day and for who asked. */
        get: operations["Exports_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{id}/mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which field of the national record each column is meant for; an .xlsx file has it in its second sheet. */
        get: operations["Exports_mapping"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/follow-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["FollowUps_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/follow-ups/{id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["FollowUps_finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/follow-ups/{id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** I will call. */
        post: operations["FollowUps_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts of what waits for the caller's roles. */
        get: operations["Home_mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Imports_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/commit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks for the commit, which a job does; `imports/:id` shows how far it is. */
        post: operations["Imports_commit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rows of a preview as they were given, unmasked, with a column of what is wrong; corrected it can be uploaded again. */
        get: operations["Imports_corrections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rows of a preview, with masked values and their mistakes. */
        get: operations["Imports_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Incidents_list"];
        put?: never;
        /** Takes an incident in; the first question is whether it is an emergency. */
        post: operations["Incidents_takeIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The kinds of requests that the plugins of the county add to the core's. */
        get: operations["Incidents_kinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Incidents_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Incidents_correct"];
        trace?: never;
    };
    "/api/v1/incidents/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Incidents_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Teams and volunteers ranked with reasons, or why there is nobody. */
        get: operations["Incidents_candidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives the incident to 110, 119, 120 or a department; everybody under way is called back. */
        post: operations["Incidents_handOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks a volunteer, a team or whoever is first. */
        post: operations["Incidents_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/reveal-phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The reporter's number, with a reason that goes to the audit trail. */
        post: operations["Incidents_revealPhone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/indicators/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Indicators_change"];
        trace?: never;
    };
    "/api/v1/indicators/{id}/actuals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All that was ever entered, corrections included, newest month first. */
        get: operations["Indicators_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/indicators/{id}/actuals/{month}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Enters or corrects a month, `2026-11`. */
        put: operations["Indicators_enter"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insurance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Insurance_insure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insurance/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A group policy for many volunteers; who has it already is left as is. */
        post: operations["Insurance_insureMany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insurance/ending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What ended lately or ends soon and is not followed by another, the longest overdue first. */
        get: operations["Insurance_ending"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insurance/{id}/loss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What would be lost with a policy: who has no other, and the shifts to come they are taken off. Changes nothing. */
        get: operations["Insurance_loss"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insurance/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A policy counts no more: for one, or for everybody in the group. */
        post: operations["Insurance_revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Accounts_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Accounts_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/dead": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Oldest first. */
        get: operations["DeadLetters_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/dead/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends it once more, with all its attempts. */
        post: operations["DeadLetters_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leader-proposals/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirmed or declined by another than who proposed it; who proposed it takes it back. */
        post: operations["LeaderProposals_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/certificate-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OwnCertificates_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OwnCertificates_own"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/certificates/{id}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OwnCertificates_document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I sent in and what became of it, the latest first. */
        get: operations["OwnClaims_mine"];
        put?: never;
        /** Sends in a certificate or a policy; sent again with the same `clientId` it is the first one. */
        post: operations["OwnClaims_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/claims/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes back what nobody has decided about. */
        post: operations["OwnClaims_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/closing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether my account is to be closed, and what has to stay by law. */
        get: operations["OwnData_closing"];
        put?: never;
        /** Closes my account in seven days; until then I can take it back. */
        post: operations["OwnData_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/closing/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OwnData_keep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I agreed to, the latest first. */
        get: operations["OwnRecords_consents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/consents/give": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agrees to the present wording. Answers all my consents. */
        post: operations["OwnRecords_give"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/consents/offered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I have not agreed to, or not any more. */
        get: operations["OwnRecords_offered"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/consents/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraws a consent (PIPL 15). From now on I am neither planned nor asked. Answers all my consents. */
        post: operations["OwnRecords_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OwnData_mine"];
        put?: never;
        /** Asks the office to put something right. */
        post: operations["OwnData_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/corrections/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OwnData_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OwnData_copies"];
        put?: never;
        /** Asks for a copy of everything about me; a message says when it is ready. */
        post: operations["OwnData_copy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/exports/{id}/json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My copy for programs. */
        get: operations["OwnData_json"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/exports/{id}/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My copy to read. */
        get: operations["OwnData_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/insurance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My accident insurance. */
        get: operations["OwnRecords_insured"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My own. */
        get: operations["ThreeLists_mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/looks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who looked at my data, the latest first. */
        get: operations["OwnData_looked"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sent messages in my language, the latest first; never a code. */
        get: operations["OwnMessages_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OwnData_profile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** What is left out stays. */
        patch: operations["OwnData_changeProfile"];
        trace?: never;
    };
    "/api/v1/me/recognition": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OwnRecognition_mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/recognition/leaderboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Agrees to stand on my teams' lists by name, or takes it back. */
        put: operations["OwnRecognition_setLeaderboard"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/recognition/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OwnRecognition_object"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/service-records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My own hours. */
        get: operations["ServiceRecords_own"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/volunteer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OwnVolunteer_own"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/memberships/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Memberships_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/memberships/{id}/probation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Passed, shortened or extended, by the office or the team's leader; never by who is on probation or accompanies them. */
        post: operations["Memberships_decideProbation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/memberships/{id}/reserve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** On leave or back: the volunteer, the team's leader or the office. */
        post: operations["Memberships_setReserve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/memberships/{id}/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** That somebody is to lead waits for a second person: the answer says so, and the role stays until then. */
        post: operations["Memberships_setRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/memberships/{id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Memberships_transfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Merges_list"];
        put?: never;
        /** All that hangs on the one who goes becomes the other's. */
        post: operations["Merges_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/merges/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** With how many rows of each kind changed hands. */
        get: operations["Merges_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/merges/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Within thirty days: exactly what moved goes back. */
        post: operations["Merges_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/milestones/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Done, dropped, open again, or put right. */
        patch: operations["Milestones_change"];
        trace?: never;
    };
    "/api/v1/missions/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I was asked, the latest first. */
        get: operations["Missions_mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/missions/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Missions_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/missions/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The liaison records an answer given by telephone. */
        post: operations["Missions_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/missions/{id}/arrive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Missions_arrive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/missions/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a mission back; the next person is asked. */
        post: operations["Missions_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/missions/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Missions_decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/missions/{id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Missions_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/missions/{id}/en-route": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Missions_setOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/missions/{id}/keep": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets somebody finish who should not go on, where that can be forced; with a reason, and only for this mission. */
        post: operations["Missions_keep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Newest first. */
        get: operations["Organisations_list"];
        put?: never;
        post: operations["Organisations_register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/colleagues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who works on organisations and projects here: for choosing an officer, and for the names in a history. */
        get: operations["Organisations_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Organisations_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Organisations_change"];
        trace?: never;
    };
    "/api/v1/patrol-logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Logs of my teams, or of the county, the latest first. */
        get: operations["PatrolLogs_list"];
        put?: never;
        /** Writes down what was seen; sent again with the same `clientId` it is the first log. */
        post: operations["PatrolLogs_write"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patrol-logs/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My own logs, the latest first. */
        get: operations["PatrolLogs_mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patrol-logs/photos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Multipart: `file` and `clientId`. A JPEG, PNG or WebP of at most 10 MB; place, phone and time are taken out of it. */
        post: operations["PatrolLogs_sendPhoto"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patrol-logs/photos/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PatrolLogs_photo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patrol-logs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PatrolLogs_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plugin-data/{plugin}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The plugin's own tables, by the names they last had. */
        get: operations["KeptData_tables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plugin-data/{plugin}/{table}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A piece of one table; what may be about people is masked. */
        get: operations["KeptData_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plugin-proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits for a second person, and the latest that was decided. */
        get: operations["PluginProposals_list"];
        put?: never;
        /** Proposes to switch a plugin on, with its settings. Nothing is switched on yet. */
        post: operations["PluginProposals_propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plugin-proposals/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another person agrees: the plugin is switched on. */
        post: operations["PluginProposals_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plugin-proposals/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another person says no. */
        post: operations["PluginProposals_reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plugin-proposals/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who proposed it takes it back. */
        post: operations["PluginProposals_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plugins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every plugin of the installation and how it stands in the county. */
        get: operations["Plugins_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plugins/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which plugin failed, when and why. */
        get: operations["Plugins_faults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plugins/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Plugins_get"];
        /** Switches the plugin off in the county, or changes its settings. Switching on is proposed: see `plugin-proposals`. */
        put: operations["Plugins_change"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/post-seats/{id}/fill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Posts_fill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/post-seats/{id}/vacate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Names who leaves, so that nobody is sent away who came meanwhile. */
        post: operations["Posts_vacate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Of the county, without names: where somebody is missing. */
        get: operations["Posts_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Posts_change"];
        trace?: never;
    };
    "/api/v1/posts/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Posts_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Newest first. */
        get: operations["Projects_list"];
        put?: never;
        post: operations["Projects_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Seed projects that can be begun anew. */
        get: operations["Projects_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole project with its history and how far it is. */
        get: operations["Projects_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Projects_change"];
        trace?: never;
    };
    "/api/v1/projects/{id}/indicators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Projects_addIndicator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/milestones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Projects_addMilestone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/stage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Passes a stage gate, or falls back through one. */
        post: operations["Projects_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/counties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Active counties by code. Rehearsals are left out: their people are invented. */
        get: operations["PublicCounties_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/counties/{county}/applications/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The application numbers of a phone, for whoever has lost theirs. */
        post: operations["PublicApplications_find"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/counties/{county}/applications/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The application behind a number, for whoever proves its phone. */
        post: operations["PublicApplications_status"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/counties/{county}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Calls that are open or will open, with the seats left. */
        get: operations["PublicCalls_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/counties/{county}/calls/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Content, risks, forms and the consent of one call. */
        get: operations["PublicCalls_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/counties/{county}/calls/{id}/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs up for a call. */
        post: operations["PublicApplications_submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/counties/{county}/calls/{id}/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keeps a half-filled form for a week; the code in the answer opens it again. */
        post: operations["PublicDrafts_save"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/counties/{county}/certificates/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PublicCertificates_verify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/counties/{county}/drafts/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What was put aside, for who knows its phone and code. */
        post: operations["PublicDrafts_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/counties/{county}/phone-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a one-time code to a phone. */
        post: operations["PublicApplications_requestCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/qualifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** From a paper the office has seen. */
        post: operations["Qualifications_enter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/qualifications/expiring": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What ended lately or ends soon and was not renewed, the longest overdue first. */
        get: operations["Qualifications_expiring"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/qualifications/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Kinds of certificates: of the core, and of the plugins that the county has switched on. */
        get: operations["Qualifications_kinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/qualifications/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Qualifications_revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recognition/awards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Half-year awards and titles that published months add up to. */
        get: operations["Recognition_awardsOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recognition/leaderboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The latest published month of a team, by name whoever agreed to it; for the office and the team. */
        get: operations["Recognition_leaderboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recognition/objections/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** By another person than who raised it. */
        post: operations["Recognition_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recognition/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CommendationProposals_list"];
        put?: never;
        post: operations["CommendationProposals_propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recognition/proposals/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Second of two people, neither of whom proposed it or is commended. */
        post: operations["CommendationProposals_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recognition/proposals/{id}/support": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** First of two people: reads it and lets it go on, or refuses. */
        post: operations["CommendationProposals_support"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recognition/proposals/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Taken back by who proposed it. */
        post: operations["CommendationProposals_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recognition/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Recognition_currentRules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recognition/rules/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Recognition_versions"];
        put?: never;
        /** A new version; months that were counted keep theirs. */
        post: operations["Recognition_setRules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recognition/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Recognition_list"];
        put?: never;
        /** Counts a month that is over, in the background. */
        post: operations["Recognition_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recognition/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Recognition_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recognition/runs/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** By another person than who counted and opened it, once the time for objections is over. */
        post: operations["Recognition_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recognition/runs/{id}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody's points with how they came about, most first. */
        get: operations["Recognition_lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recognition/runs/{id}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Recognition_objectionsOf"];
        put?: never;
        /** One that came by phone or at the counter. */
        post: operations["Recognition_object"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recognition/runs/{id}/opening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** From now on people may object. */
        post: operations["Recognition_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recognition/runs/{id}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It never changes again. */
        post: operations["Recognition_publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recognition/runs/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Computes it again and compares to the last bit. */
        post: operations["Recognition_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rehearsal/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Newest first; 404 in any county that is not a rehearsal's. */
        get: operations["RehearsalInbox_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rosters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Rosters_list"];
        put?: never;
        /** Makes the week's shifts from the team's templates and asks the worker for a draft. */
        post: operations["Rosters_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rosters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The roster with its seats and, for each, who was considered and why. */
        get: operations["Rosters_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rosters/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Drafts again; pinned seats stay. */
        post: operations["Rosters_draftAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rosters/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms everyone who may still come, tells them, and reports the seats that had to be left open. */
        post: operations["Rosters_publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/seats/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** In a draft the person is pinned to the seat; in a published shift the person is asked. Nobody is taken off unseen. */
        post: operations["Seats_assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/seats/{id}/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The team's members in the engine's order, each with what speaks against. */
        get: operations["Seats_candidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/second-factor-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits for the second of two people. */
        get: operations["Accounts_pending"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/second-factor-resets/{id}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Second of two people. */
        post: operations["Accounts_approveReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/service-corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ServiceCorrections_list"];
        put?: never;
        /** Service that nobody wrote down. */
        post: operations["ServiceCorrections_propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/service-corrections/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another person than who proposed it, and not who it is about. */
        post: operations["ServiceCorrections_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/service-corrections/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Taken back by who proposed it. */
        post: operations["ServiceCorrections_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/service-records/{id}/replacement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ServiceCorrections_replace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/service-records/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ServiceCorrections_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who I am, and what I may do. */
        get: operations["Session_who"];
        put?: never;
        /** Staff: login, password and the code of the authenticator app. */
        post: operations["Session_openStaff"];
        delete: operations["Session_close"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Session_openVolunteer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/phone-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Volunteers: a code to the phone. The answer is the same whether the number is known or not. */
        post: operations["Session_sendCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows the second factor again before a sensitive act. */
        post: operations["Session_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Session_list"];
        put?: never;
        post?: never;
        /** Signs out everywhere. */
        delete: operations["Session_closeAll"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends one of my sessions. */
        delete: operations["Session_closeOne"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shift-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Templates_list"];
        put?: never;
        post: operations["Templates_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shift-templates/from-team-type": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Templates after the pattern that the team's type brings with it. */
        post: operations["Templates_createFromTeamType"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shift-templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["Templates_change"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shift-templates/{id}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Templates_retire"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shifts with their people, for who leads. */
        get: operations["Shifts_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shifts/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My own shifts, from today on unless asked otherwise. */
        get: operations["Shifts_mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shifts/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open shifts of my teams: what I may take, and why not the others. */
        get: operations["Shifts_open"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shifts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Shifts_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shifts/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Shifts_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shifts/{id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes an open seat for myself. */
        post: operations["Shifts_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Sites_list"];
        put?: never;
        post: operations["Sites_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sites/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The kinds that the county's plugins add to those that every county has. */
        get: operations["Sites_kinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sites/{id}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes the site out of use. */
        post: operations["Sites_retire"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/system/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Numbers only; what does not answer is absent. */
        get: operations["SystemHealth_look"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/team-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TeamTypes_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Teams_list"];
        put?: never;
        post: operations["Teams_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Teams_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Teams_change"];
        trace?: never;
    };
    "/api/v1/teams/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Teams_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who was what, when, why and by whom; for the office and the team's leader. */
        get: operations["Teams_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** For the office, the team's leader and its members, and for the station while the team is on duty. */
        get: operations["Teams_members"];
        put?: never;
        /** Puts somebody who is a volunteer already into this team too. */
        post: operations["Teams_addMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Posts_ofTeam"];
        put?: never;
        post: operations["Posts_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/courses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Newest first. */
        get: operations["Courses_list"];
        put?: never;
        post: operations["Courses_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/courses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Courses_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Courses_change"];
        trace?: never;
    };
    "/api/v1/training/enrolments/{id}/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My training as a file for the phone's calendar (RFC 5545). */
        get: operations["Enrolments_calendarOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/enrolments/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** "I can't come": by the volunteer, or by those who run the session. */
        post: operations["Enrolments_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Trainings of the volunteer who is signed in, newest first. */
        get: operations["Enrolments_mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Newest first; a trainer sees the own ones. */
        get: operations["TrainingSessions_list"];
        put?: never;
        post: operations["TrainingSessions_schedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/sessions/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sessions one can still enrol in, the next one first. */
        get: operations["TrainingSessions_listOpen"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TrainingSessions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["TrainingSessions_change"];
        trace?: never;
    };
    "/api/v1/training/sessions/{id}/attendance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["TrainingSessions_attendance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/sessions/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["TrainingSessions_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/sessions/{id}/enrol": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The volunteer who is signed in takes a place, or waits for one. */
        post: operations["TrainingSessions_enrol"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/sessions/{id}/enrolments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The class list in order of asking. */
        get: operations["TrainingSessions_participants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/sessions/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another time or place: everyone concerned is told and reminded anew. */
        post: operations["TrainingSessions_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/sessions/{id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["TrainingSessions_record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/training/volunteers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Trainings of a volunteer, newest first, for the office. */
        get: operations["Enrolments_of"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ui/manifest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pages, panels and map layers of the plugins that the county has on, as far as the caller's roles see them. */
        get: operations["Screens_manifest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ui/plugins/{plugin}/reports/{code}/taken": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Writes down that the caller takes a report of a plugin along as a file; its rows come from the plugin's own route. */
        post: operations["Screens_takeReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vetting/appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Appeals_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vetting/appeals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** With what the recruit wrote; audited. */
        get: operations["Appeals_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vetting/appeals/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** By another person than who refused. */
        post: operations["Appeals_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vetting/background-reviews/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a background review needs of somebody, while it is due; audited. */
        get: operations["Appeals_subject"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vetting/bulk-background-review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Vetting_reviewMany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vetting/bulk-screening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same decision about up to 500; each answers for itself. */
        post: operations["Vetting_screenMany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vetting/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One decision at a stage about up to 500 applications that wait there; each answers for itself. */
        post: operations["Vetting_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vetting/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Multipart: `file` and `clientId`. A picture that a decision rests on; place, phone and time are taken out of it. */
        post: operations["Vetting_sendEvidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vetting/evidence/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Vetting_readEvidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vetting/pipeline/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How many wait at each stage the reader may see, and who is due next: what is overdue first. */
        post: operations["Vetting_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vetting/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The stages of each team type, as new applications go through them. */
        get: operations["VettingSettings_listPlans"];
        put?: never;
        /** The next version of a team type's stages. Applications under way keep theirs. */
        post: operations["VettingSettings_savePlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vetting/plans/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was written down for a team type so far, the newest first. */
        get: operations["VettingSettings_listVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vetting/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Vetting_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vetting/reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["VettingSettings_listReasons"];
        put?: never;
        post: operations["VettingSettings_addReason"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vetting/reasons/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["VettingSettings_changeReason"];
        trace?: never;
    };
    "/api/v1/vetting/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Vetting_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vetting/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My own views, and those that others share. */
        get: operations["VettingSettings_listViews"];
        put?: never;
        post: operations["VettingSettings_addView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vetting/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["VettingSettings_removeView"];
        options?: never;
        head?: never;
        patch: operations["VettingSettings_changeView"];
        trace?: never;
    };
    "/api/v1/volunteers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Volunteers_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/volunteers/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same list, with what is searched for in the body. */
        post: operations["Volunteers_find"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/volunteers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Volunteers_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/volunteers/{id}/eligibility-exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Eligibility_of"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/volunteers/{id}/guardian": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Notes that a minor's guardian signed: who they are and on which day. */
        post: operations["Volunteers_recordGuardian"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/volunteers/{id}/guardian/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Notes that the guardian took the consent back. From now on the minor is neither planned nor asked. */
        post: operations["Volunteers_withdrawGuardian"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/volunteers/{id}/insurance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Insurance_of"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/volunteers/{id}/lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ThreeLists_of"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/volunteers/{id}/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a volunteer says about themselves: masked for the office, languages and skills alone for team leaders. */
        get: operations["Volunteers_profile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Written down for somebody who said so; what is left out stays. */
        patch: operations["Volunteers_changeProfile"];
        trace?: never;
    };
    "/api/v1/volunteers/{id}/qualifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Qualifications_of"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/volunteers/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One masked field in full; audited. */
        post: operations["Volunteers_reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/volunteers/{id}/service-records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ServiceRecords_of"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/volunteers/{id}/stars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Recognition_starsOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/volunteers/{id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Suspends, brings back, or notes that someone left. */
        post: operations["Volunteers_setStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process answers. */
        get: operations["Health_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process can serve: the database answers. */
        get: operations["Health_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Prometheus text. */
        get: operations["Health_metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A question of the core as a call asks it. */
        AboutQuestionView: {
            hint?: components["schemas"]["WordsView"];
            /** @enum {string} */
            key: "address" | "specialty";
            required: boolean;
        };
        AcceptInvitationDto: {
            code: string;
            county: string;
            password?: string;
            token: string;
        };
        AcceptanceDto: {
            /**
             * Format: uuid
             * @description Volunteer id of a member of that team.
             */
            mentorId?: string;
            /**
             * Format: uuid
             * @description A team of the type the recruit applied for.
             */
            teamId: string;
        };
        AcceptedApplication: {
            applicationId: string;
            membershipId: string;
            number: string;
            /** @description Was a volunteer before and only joined another team. */
            returning: boolean;
            /**
             * @description `phone-taken`: somebody else signs in with this number; ask for another one.
             * @enum {string}
             */
            signIn: "phone-taken" | "ready";
            /** @enum {string} */
            state: "accepted" | "refused" | "reviewed" | "screened" | "submitted" | "waitlisted" | "withdrawn";
            teamId: string;
            volunteerId: string;
        };
        /** @description A role that an account holds, and where. */
        AccountGrantView: {
            role: string;
            /** @enum {string} */
            scope: "county" | "organisation" | "team";
            /** @description The organisation or the team. */
            scopeId?: string;
        };
        AccountView: {
            displayName: string;
            grants: components["schemas"]["AccountGrantView"][];
            id: string;
            /** @enum {string} */
            kind: "staff" | "volunteer";
            login: null | string;
            /** @description Each role once, wherever it holds. */
            roles: string[];
            status: string;
            /** @description To be sent back with a change of the roles. */
            version: number;
        };
        /** @description What an indicator was in a month. */
        ActualView: {
            enteredAt: string;
            /** @description Account id, or the name of the job. */
            enteredBy: string;
            /** @description `YYYY-MM` */
            month: string;
            note?: string;
            /** @description 1, or more when it was corrected. */
            revision: number;
            value: number;
        };
        /** @description A volunteer who joins another team. */
        AddMemberDto: {
            /**
             * Format: uuid
             * @description Volunteer id of an experienced member of the team.
             */
            mentorId?: string;
            reason?: string;
            /** @description Into the reserve (后备): on the team's list without a place, neither rostered nor dispatched. */
            reserve?: boolean;
            /** @enum {string} */
            role: "member" | "probationer";
            /** Format: uuid */
            volunteerId: string;
        };
        /** @description The JSON Schema (draft 2020-12) of a form's answers. */
        AnswersSchema: {
            /** @enum {string} */
            $schema: "https://json-schema.org/draft/2020-12/schema";
            /** @enum {boolean} */
            additionalProperties: false;
            properties: {
                [key: string]: components["schemas"]["FieldSchema"];
            };
            required: string[];
            /** @enum {string} */
            type: "object";
        };
        /** @description A form, as plain frozen data that survives JSON. Build it with {@link form }. */
        AnyFormSchema: {
            /** @description In the order of the declaration (jsonb does not keep the order of `schema.properties`). */
            fields: components["schemas"]["FieldDescription"][];
            schema: components["schemas"]["AnswersSchema"];
            /** @description Short hash of the rules; labels and hints do not count, because they do not change what an answer means. */
            version: string;
        };
        AppealDetail: {
            answer?: string;
            applicationId: string;
            decidedAt?: string;
            decidedBy?: string;
            dueAt: string;
            filedAt: string;
            id: string;
            name: string;
            number: string;
            overdue: boolean;
            reasonCode?: string;
            /** @description The reader refused, so another person decides. */
            refusedByReader: boolean;
            /** @enum {string} */
            source: "office" | "online";
            /** @description Stage at which it was refused; absent when it was refused outside of the stages. */
            stage?: string;
            /** @enum {string} */
            state: "granted" | "open" | "rejected";
            /** @description In the recruit's words; absent once they are erased. */
            statement?: string;
            teamTypeCode: string;
        };
        AppealPage: {
            items: components["schemas"]["AppealSummary"][];
            next?: string;
        };
        /** @description The appeal against a refusal, as the recruit sees it. */
        AppealStandingView: {
            answer?: string;
            /** @description Until when it is answered. */
            dueAt?: string;
            filedAt?: string;
            /** @description One can be made now. */
            possible: boolean;
            /**
             * @description Of the one that was made.
             * @enum {string}
             */
            state?: "granted" | "open" | "rejected";
            /** @description Last instant for it. */
            until: string;
        };
        /** @description An appeal in the office's list. */
        AppealSummary: {
            applicationId: string;
            dueAt: string;
            filedAt: string;
            id: string;
            name: string;
            number: string;
            overdue: boolean;
            reasonCode?: string;
            /** @description The reader refused, so another person decides. */
            refusedByReader: boolean;
            /** @description Stage at which it was refused; absent when it was refused outside of the stages. */
            stage?: string;
            /** @enum {string} */
            state: "granted" | "open" | "rejected";
            teamTypeCode: string;
        };
        /** @description How many applications are in a state; states that nothing is in are left out. */
        ApplicationCount: {
            count: number;
            /** @enum {string} */
            state: "accepted" | "refused" | "reviewed" | "screened" | "submitted" | "waitlisted" | "withdrawn";
        };
        /** @description An application in the office's list. */
        ApplicationSummary: {
            callId: string;
            decidedAt?: string;
            id: string;
            name: string;
            number: string;
            personId: string;
            phoneVerified: boolean;
            /** @enum {string} */
            source: "import" | "office" | "online";
            /** @description Which of the specialists that the call looks for the recruit is. */
            specialist?: string;
            specialty?: string;
            /** @description Code of the stage of vetting it waits at. */
            stage?: string;
            /** @enum {string} */
            state: "accepted" | "refused" | "reviewed" | "screened" | "submitted" | "waitlisted" | "withdrawn";
            submittedAt: string;
            teamType: string;
            version: number;
            waitlistNo?: number;
        };
        /** @description A page of a list. `next` is the cursor for the following page; absent on the last. */
        ApplicationSummaryPage: {
            items: components["schemas"]["ApplicationSummary"][];
            next?: string;
        };
        /** @description An application as the office sees it: phone and document masked. */
        ApplicationView: {
            answers: {
                [key: string]: unknown;
            };
            /** @description Whether the recruit agreed to a background review. */
            backgroundConsent: boolean;
            callId: string;
            callTitle: string;
            decidedAt?: string;
            /** @description Number of the call's form that was answered. */
            formNo?: number;
            formVersion: string;
            /** @description Who agreed for a minor. */
            guardian?: components["schemas"]["GuardianView"];
            /**
             * @description Whether a guardian agrees now; absent once the recruit is of age.
             * @enum {string}
             */
            guardianConsent?: "given" | "missing" | "withdrawn";
            id: string;
            /** @description Whether the recruit was under 18 on the day of signing up. */
            minor: boolean;
            name: string;
            number: string;
            person: components["schemas"]["PersonView"];
            personId: string;
            phoneVerified: boolean;
            /** @description The questions of that form, in their order. */
            questions: components["schemas"]["FieldDescription"][];
            refusal?: {
                code: string;
                text?: string;
            };
            /** @enum {string} */
            source: "import" | "office" | "online";
            /** @description Which of the specialists that the call looks for the recruit is. */
            specialist?: string;
            specialty?: string;
            /** @description Code of the stage of vetting it waits at. */
            stage?: string;
            /** @description Until when the stage is to be decided. */
            stageDueAt?: string;
            /** @description What a pass of the stage needs. */
            stageEvidence?: ("file" | "note")[];
            stageLabel?: components["schemas"]["LabelView"];
            /** @enum {string} */
            state: "accepted" | "refused" | "reviewed" | "screened" | "submitted" | "waitlisted" | "withdrawn";
            submittedAt: string;
            teamType: string;
            teamTypeLabel: components["schemas"]["LabelView"];
            timeline: components["schemas"]["OfficeTimelineEntryView"][];
            version: number;
            waitlistNo?: number;
            waitlistPosition?: number;
        };
        /** @description What is searched for, in a body. */
        ApplicationsSearch: {
            /** Format: uuid */
            after?: string;
            /** Format: uuid */
            callId?: string;
            /** @default 50 */
            limit: number;
            /** @description Part of the name, or a whole application number. */
            search?: string;
            /** @enum {string} */
            state?: "accepted" | "refused" | "reviewed" | "screened" | "submitted" | "waitlisted" | "withdrawn";
            teamType?: string;
        };
        /** @description Agrees to a proposal. */
        ApprovePlugin: {
            /** @description What was shown: `manifestHash` of the proposal. */
            manifestHash: string;
        };
        /** @description A node of the county's tree. */
        AreaDetail: {
            centre?: components["schemas"]["PlaceView"];
            code?: string;
            id: string;
            /** @enum {string} */
            level: "county" | "grid" | "town" | "village";
            name: string;
            /** @description Absent for the county itself. */
            parentId?: string;
            version: number;
        };
        /** @description Closing needs the word that the page asks for, so that nobody closes an account by a slip. */
        AskClosing: {
            confirmation: string;
        };
        /** @description What I want put right about myself. */
        AskCorrection: {
            /** @enum {string} */
            field: "address" | "birthDate" | "documentNumber" | "name" | "other" | "phone";
            note?: string;
            /** @description How it is right; for `other` the note says it. */
            value?: string;
        };
        AskExport: {
            /** @description As in the search of that list; left out: all of it. */
            filters?: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            format: "csv" | "xlsx";
            /** @description Which list: `volunteers.volunteers`. */
            list: string;
        };
        AskStatus: {
            code: string;
            /** Format: uuid */
            flowId: string;
            /** @description HF-7K3M-Q2XH; case and blanks don't matter. */
            number: string;
            phone: string;
        };
        /** @description Within which a county may choose the points of a measure, and how much of it counts in a month. */
        AssessmentBounds: {
            /** @description Fewest points per unit; 0 when left out. */
            least?: number;
            /** @description Most points per unit; twice the plugin's own when left out. */
            most?: number;
            /** @description Units that count in one month at most, so that nobody is driven to do more than is good for them. */
            upTo?: number;
        };
        AssignSeat: {
            /**
             * Format: uuid
             * @description The assignment that the caller saw in the seat and gives away with it; left out for an open seat.
             */
            replaces?: string;
            /** Format: uuid */
            volunteerId: string;
        };
        /** @description One move of an assignment. */
        AssignmentEventView: {
            actorId: string;
            fromState?: string;
            happenedAt: string;
            reason: string;
            toState: string;
        };
        /** @description Who holds a seat and in which state. */
        AssignmentView: {
            checkedInAt?: string;
            checkedOutAt?: string;
            /** @description Evidence grade, domain.md §6. */
            grade?: string;
            id: string;
            /** @description Stays when the roster is drafted again. */
            pinned: boolean;
            /** @description How it came about: `roster`, `operator`, `self`, `cover`. */
            source: string;
            /** @enum {string} */
            state: "checked-in" | "completed" | "confirmed" | "drafted" | "excused" | "no-show" | "offered" | "replaced";
            version: number;
            volunteer: components["schemas"]["RosterPersonView"];
        };
        /** @description When somebody came or went; by default now. Who leads writes it down within two days, a volunteer's phone that had no signal within twelve hours. */
        AttendanceTime: {
            /** Format: date-time */
            at?: string;
        };
        /** @description An assignment after it moved on. */
        AttendanceView: {
            assignmentId: string;
            checkedInAt?: string;
            checkedOutAt?: string;
            /** @description Minutes in the ledger; once completed. */
            creditedMinutes?: number;
            /** @description B written down by who leads, C by oneself (domain.md §6). */
            grade?: string;
            /** @enum {string} */
            state: "checked-in" | "completed" | "confirmed" | "drafted" | "excused" | "no-show" | "offered" | "replaced";
            version: number;
        };
        AuditEntryView: {
            action: string;
            actorId: string;
            actorKind: string;
            /** @description Name of a member of the staff; absent for volunteers and jobs. */
            actorName?: string;
            at: string;
            details: {
                [key: string]: unknown;
            };
            id: string;
            sealed: boolean;
            subjectId: string;
            subjectType: string;
        };
        AuditHealthView: {
            oldestUnsealedSeconds: number;
            /** @description When the latest sealed row was written; absent while nothing is sealed. */
            sealedUntil?: string;
            /** @description Rows not yet sealed, and the age of the oldest. */
            unsealed: number;
        };
        /** @description Whole days, both included, that differ from the week. */
        AvailabilityExceptionInput: {
            /** Format: date */
            fromDay: string;
            /** @enum {string} */
            kind: "available" | "unavailable";
            /** Format: date */
            toDay: string;
        };
        /** @description On the days of a recurrence; a `to` that is not after `from` lies on the next day. */
        AvailabilityRuleInput: {
            /**
             * Format: date
             * @description From which day it counts.
             */
            firstDay: string;
            from: string;
            /** @description RFC 5545, whole days: `FREQ=WEEKLY;INTERVAL=2;BYDAY=SA`, `FREQ=MONTHLY;BYDAY=1SU`. */
            rule: string;
            to: string;
        };
        /** @description When a volunteer can come. */
        AvailabilityView: {
            exceptions: components["schemas"]["AvailabilityExceptionInput"][];
            onCallUntil?: string;
            rules: components["schemas"]["AvailabilityRuleInput"][];
            /** @description To be sent back with a change; 0: nothing was said, any time will do. */
            version: number;
            volunteerId: string;
            weekly: components["schemas"]["WeeklyWindowInput"][];
        };
        AwardLabelInput: {
            en: string;
            "zh-CN": string;
        };
        AwardRuleView: {
            code: string;
            commendedMonths: number;
            label: components["schemas"]["RecognitionLabel"];
            leastPoints: number;
            /** @enum {string} */
            period: "half-year" | "year";
        };
        AwardView: {
            code: string;
            commendedMonths: number;
            label: components["schemas"]["RecognitionLabel"];
            /** @description `2026-H1`, or `2026`. */
            period: string;
            points: number;
            volunteerId: string;
            volunteerName: string;
            volunteerNumber: string;
        };
        /** @description A recruit's consent to their own background review. */
        BackgroundConsentDto: {
            accepted: boolean;
            /** @description Of the wording that was read. */
            version: string;
        };
        BackgroundConsentView: {
            applicationId: string;
            given: boolean;
        };
        /** @description Outcome alone: nothing of a background review is written down. */
        BackgroundReviewDto: {
            /** @enum {string} */
            outcome: "fail" | "pass";
        };
        /** @description What a background review needs of somebody, and nothing else. */
        BackgroundSubject: {
            applicationId: string;
            birthDate?: string;
            /** @description When they agreed to be reviewed. */
            consentedAt: string;
            documentNumber?: string;
            documentType: string;
            dueAt: string;
            name: string;
            /** @description Of the application. */
            number: string;
            teamTypeLabel: components["schemas"]["LabelView"];
        };
        /** @description A seat that was in the draft and could not be published, because the person may no longer do it. */
        BlockedSeatView: {
            blockers: components["schemas"]["BlockerView"][];
            seatId: string;
            shiftId: string;
            volunteer: components["schemas"]["RosterPersonView"];
        };
        /** @description Why someone may not do something, in the caller's language. */
        BlockerView: {
            /** @description Stable: `eligibility.insuranceMissing`. */
            code: string;
            /** @enum {string} */
            fixableBy: "nobody" | "operator" | "trainer" | "volunteer";
            message: string;
            /** @description What it would need. */
            remedy?: string;
            /** @description `core` or a plugin's id. */
            source: string;
        };
        /** @description How many open incidents there are, and of which kinds. */
        BoardNumbersView: {
            onScene: number;
            open: number;
            /** @description Nobody is there, and somebody should be by now. */
            overdue: number;
            teamsAvailable: number;
            /** @description Nobody has accepted yet. */
            waiting: number;
        };
        BoardPostSeatView: {
            /** @enum {string} */
            kind: "helper" | "leader" | "member";
            /** @description Who holds it: for the centre, and for the station while the team is on duty. */
            name?: string;
            taken: boolean;
        };
        /** @description A post of a team ("1+2+N") with its seats. */
        BoardPostView: {
            /** @description How many seats are empty and missed. */
            lacking: number;
            name: string;
            seats: components["schemas"]["BoardPostSeatView"][];
        };
        BoardScreen: {
            fields: components["schemas"]["ScreenColumn"][];
            /** @enum {string} */
            kind: "board";
            /** @description Property that says the lane. */
            lane: string;
            lanes: components["schemas"]["ScreenOption"][];
            /** @description Takes `{ [lane]: <new lane> }`; without it cards stay where they are. */
            move?: components["schemas"]["ScreenTarget"];
            open?: string;
            source: string;
            /** @description Property that names a card. */
            titleKey: string;
        };
        /** @description A team and what it is doing now. */
        BoardTeamView: {
            asked: number;
            /** @description When the last of those on duty go home. */
            dutyEndsAt?: string;
            /** @description On duty, and neither asked nor out. */
            free: number;
            id: string;
            /** @description Incidents for which its people are asked or out. */
            incidentIds: string[];
            /** @description Where it starts from: its base, or the middle of its area. */
            latitude?: number;
            longitude?: number;
            name: string;
            onDuty: number;
            onScene: number;
            onTheWay: number;
            posts: components["schemas"]["BoardPostView"][];
            /**
             * @description `on-scene`, `on-the-way`, `asked`, `available`, `off-duty`: the most pressing of what its people do.
             * @enum {string}
             */
            state: "asked" | "available" | "off-duty" | "on-scene" | "on-the-way";
            typeCode: string;
        };
        BoardView: {
            /** @description The server's time: what timers count from. */
            now: string;
            numbers: components["schemas"]["BoardNumbersView"];
            teams: components["schemas"]["BoardTeamView"][];
        };
        BulkBackgroundReviewDto: {
            applicationIds: string[];
            /** @enum {string} */
            outcome: "fail" | "pass";
        };
        /** @description A decision at any stage of a plan. */
        BulkDecisionDto: {
            applicationIds: string[];
            /** @description For the office only; stored sealed. */
            note?: string;
            /** @enum {string} */
            outcome: "fail" | "pass";
            /** @description What the recruit reads instead of the reason's own text. */
            publicText?: string;
            /** @description Needed when it fails: a canonical reason, or one in the county's words. */
            reasonCode?: string;
            /** @description Code of the stage they wait at. */
            stage: string;
        };
        BulkResult: {
            applicationId: string;
            /** @description Code of the error when it was not decided. */
            code?: string;
            ok: boolean;
            /**
             * @description The new state.
             * @enum {string}
             */
            state?: "accepted" | "refused" | "reviewed" | "screened" | "submitted" | "waitlisted" | "withdrawn";
        };
        BulkResults: {
            results: components["schemas"]["BulkResult"][];
        };
        BulkScreeningDto: {
            applicationIds: string[];
            /** @description For the office only; stored sealed. */
            note?: string;
            /** @enum {string} */
            outcome: "fail" | "pass";
            /** @description What the recruit reads instead of the reason's own text. */
            publicText?: string;
            /** @description Needed when it fails: a canonical reason, or one in the county's words. */
            reasonCode?: string;
        };
        CallCounts: {
            specialists: components["schemas"]["SpecialistCount"][];
            teamTypes: components["schemas"]["TeamTypeCounts"][];
            total: number;
        };
        /** @description One version of a call's form. */
        CallFormView: {
            about: components["schemas"]["AboutQuestionView"][];
            /** @description Version of the privacy notice. */
            consentVersion: string;
            insuranceStatement?: string;
            madeAt: string;
            no: number;
            riskNotice: string;
            teams: components["schemas"]["TeamFormView"][];
        };
        /** @description A call's form: what can be changed about it, and its versions, the newest first. */
        CallFormsView: {
            about: components["schemas"]["DesignQuestionView"][];
            teams: components["schemas"]["DesignTeamView"][];
            versions: components["schemas"]["FormVersionView"][];
        };
        /** @description Seats wanted of one team type. */
        CallTeamTypeInput: {
            /** @description Namespaced: `maple-grove.rescue`. */
            code: string;
            seats: number;
        };
        /** @description A team type of a call, with how many seats are left. */
        CallTeamTypeView: {
            /** @description Namespaced: `maple-grove.rescue`. */
            code: string;
            /** @description Whether nobody of this team does its work without accident insurance (志愿服务条例 17). */
            insured: boolean;
            label: components["schemas"]["LabelView"];
            maxAge?: number;
            /** @description Youngest age in whole years on the day of the sign-up. */
            minAge: number;
            /** @description Whether it is still recruited for. */
            offered: boolean;
            seats: number;
            seatsLeft: number;
            /** @description How many are on the waitlist. */
            waiting: number;
        };
        CallTeamTypeWithForm: {
            /** @description Namespaced: `maple-grove.rescue`. */
            code: string;
            /** @description What the sign-up asks beside the common fields: JSON Schema, its version and the fields in their order. */
            form: components["schemas"]["AnyFormSchema"];
            /** @description Whether nobody of this team does its work without accident insurance (志愿服务条例 17). */
            insured: boolean;
            label: components["schemas"]["LabelView"];
            maxAge?: number;
            /** @description Youngest age in whole years on the day of the sign-up. */
            minAge: number;
            /** @description Whether it is still recruited for. */
            offered: boolean;
            seats: number;
            seatsLeft: number;
            /** @description How many are on the waitlist. */
            waiting: number;
        };
        /** @description A call as the office sees it. */
        CallView: {
            /** @description Questions of the core that this call asks besides name, document and phone. */
            about: components["schemas"]["AboutQuestionView"][];
            archivedAt?: string;
            closedAt?: string;
            closesAt: string;
            content: string;
            createdAt: string;
            /** @description Number of the form in force; absent for drafts. */
            formNo?: number;
            id: string;
            insuranceStatement?: string;
            location?: string;
            opensAt: string;
            /**
             * @description Where it stands for visitors; absent for drafts.
             * @enum {string}
             */
            phase?: "ended" | "open" | "upcoming";
            publishedAt?: string;
            riskNotice: string;
            /** @description What stands behind `/s/` in the short address. */
            shortCode?: string;
            specialists: components["schemas"]["SpecialistCount"][];
            /** @enum {string} */
            state: "archived" | "closed" | "draft" | "published";
            teamTypes: components["schemas"]["CallTeamTypeWithForm"][];
            title: string;
            version: number;
        };
        /** @description A page of a list. `next` is the cursor for the following page; absent on the last. */
        CallViewPage: {
            items: components["schemas"]["CallView"][];
            next?: string;
        };
        /** @description A person for a seat, for who corrects the roster. */
        CandidateView: {
            blockers: components["schemas"]["BlockerView"][];
            lastDutyEndedAt?: string;
            /** @description Minutes of duty in the 28 days before the week and in the week itself, the draft so far included. */
            minutes: number;
            /** @description Place in the order; absent for who may not. */
            rank?: number;
            volunteer: components["schemas"]["RosterPersonView"];
        };
        /** @description Why one cannot come. It costs nothing and is never counted against anybody. */
        CannotCome: {
            /** @enum {string} */
            reason: "family" | "health" | "other" | "transport" | "work";
        };
        /** @description An answer to the form of an incident's category, in words. */
        CategoryFactView: {
            key: string;
            label: components["schemas"]["CategoryLabelView"];
            text: components["schemas"]["CategoryLabelView"];
        };
        /** @description The words for something, in every language. */
        CategoryLabelView: {
            en: string;
            "zh-CN": string;
        };
        CertificateDetail: {
            /** @description Whether the PDF is made. */
            documentReady: boolean;
            /** @description Left out once the person was erased. */
            holder?: components["schemas"]["CertificateHolder"];
            id: string;
            issuedAt: string;
            noticeUntil: string;
            /** @enum {string} */
            revokeReason?: "asked-by-holder" | "entered-wrongly" | "hours-corrected" | "objection-upheld";
            revokedAt?: string;
            snapshot: components["schemas"]["CertificateSnapshot"];
            /** @enum {string} */
            state: "notice" | "revoked" | "valid";
            /** @description Page on which everybody who has the certificate sees whether it is valid. */
            verifyPath: string;
            volunteerId: string;
        };
        CertificateGrades: {
            A: number;
            B: number;
            C: number;
            D: number;
        };
        CertificateHolder: {
            documentType: string;
            maskedDocument: string;
            name: string;
            volunteerNumber: string;
        };
        CertificateIssuerFacts: {
            contact: string;
            /** @description Who made it out. */
            handler: string;
            name: string;
            personInCharge: string;
        };
        CertificateIssuerView: {
            contact?: string;
            /** @description Left out before anybody entered it. */
            name?: string;
            noticeDays: number;
            personInCharge?: string;
            version: number;
        };
        CertificateLine: {
            /** @description What was done, where the office wrote it down. */
            content?: string;
            /** @enum {string} */
            kind: "correction" | "mission" | "office-entry" | "other" | "shift" | "training";
            minutes: number;
            /** @description Left out for service of no team. */
            team?: string;
            times: number;
        };
        CertificatePage: {
            items: components["schemas"]["CertificateDetail"][];
            next?: string;
        };
        CertificateRequestView: {
            from: string;
            id: string;
            requestedAt: string;
            /** @enum {string} */
            state: "issued" | "open" | "refused";
            to: string;
            volunteerId: string;
            volunteerName: string;
        };
        /** @description What a certificate says, apart from whom it is about; never changed. */
        CertificateSnapshot: {
            byGrade: components["schemas"]["CertificateGrades"];
            /** @description Lines that were corrected, decided by two people. */
            corrections: number;
            creditedMinutes: number;
            from: string;
            issuedOn: string;
            issuer: components["schemas"]["CertificateIssuerFacts"];
            lines: components["schemas"]["CertificateLine"][];
            number: string;
            /** @description Entered later by the office and decided by two people. */
            officeEntries: number;
            to: string;
            /** @description First day on which it holds. */
            validFrom: string;
        };
        ChainReport: {
            county: string;
            entries: number;
            /** @description What does not fit: gaps, changed rows, rows without seal older than the grace. Empty = intact. */
            faults: string[];
            /** @description Hex hash of the last seal: the anchor to write down off this machine. */
            head: string;
            sealed: number;
            unsealed: number;
        };
        /** @description What is absent stays as it is. */
        ChangeAreaDto: {
            centre?: components["schemas"]["PlaceInput"];
            code?: string;
            name?: string;
            version: number;
        };
        /** @description All of a volunteer's availability; it replaces what was there. All lists empty: any time. */
        ChangeAvailability: {
            exceptions: components["schemas"]["AvailabilityExceptionInput"][];
            /** @description On call, at any time until then; null ends it, left out it stays as it is. */
            onCallUntil?: null | string;
            /** @description Left out: the rules stay as they are. */
            rules?: components["schemas"]["AvailabilityRuleInput"][];
            /** @description The version that was read; 0 when nothing was said before. */
            version: number;
            weekly: components["schemas"]["WeeklyWindowInput"][];
        };
        /** @description What is left out stays as it is. */
        ChangeCall: {
            /** Format: date-time */
            closesAt?: string;
            content?: string;
            /** @description What recruits are asked. */
            form?: components["schemas"]["FormDesignInput"];
            /** @description How those who are accepted are insured; empty for the standard words. */
            insuranceStatement?: string;
            location?: string;
            /** Format: date-time */
            opensAt?: string;
            riskNotice?: string;
            /** @description The whole list of specialists. */
            specialists?: components["schemas"]["SpecialistInput"][];
            /** @description All team types. One that is left out of a published call is not offered any more; who applied for it goes on. */
            teamTypes?: components["schemas"]["CallTeamTypeInput"][];
            title?: string;
            /** @description As read; a call changed since then is not overwritten. */
            version: number;
        };
        /** @description Switches a plugin off in the county, or changes its settings. Switching on is proposed and agreed to. */
        ChangePlugin: {
            /** @description `true` for a plugin that is on changes nothing; one that is off is refused: see `plugin-proposals`. */
            enabled?: boolean;
            /** @description All settings; what is left out falls back to the plugin's default. */
            settings?: {
                [key: string]: unknown;
            };
            /** @description The version that was read; 0 when the county never had the plugin. */
            version: number;
        };
        /** @description What is absent stays as it is. Seats go away from the last, and none that somebody holds. */
        ChangePostDto: {
            /** Format: uuid */
            areaId?: string;
            /** @description Most helpers at a time; their seats are not missed while they are empty. */
            helpers?: number;
            leaders?: number;
            members?: number;
            name?: string;
            version: number;
        };
        /** @description What is said anew: what is left out stays, `null` or an empty text takes it away. */
        ChangeProfile: {
            address?: null | string;
            email?: null | string;
            /** @description Name and phone of the emergency contact go together. */
            emergencyName?: null | string;
            emergencyPhone?: null | string;
            emergencyRelation?: ("child" | "colleague" | "friend" | "parent" | "relative" | "sibling" | "spouse") | null;
            /** @description As people say it: 普通话, 吴语, 手语. */
            languages?: string[];
            occupation?: null | string;
            /** @description Until then nothing is sent but what cannot wait. */
            optOutUntil?: null | string;
            /** @description `21:00`: from then on the phone stays silent; goes with `quietTo`. */
            quietFrom?: null | string;
            quietTo?: null | string;
            skills?: string[];
            /** @description Whether news comes as a text message; else it stands in /me alone. Codes and dispatches come in any case. */
            texts?: boolean;
            /** @description The version that was read; 0 when nothing was said before. */
            version: number;
        };
        ChangeReason: {
            /** @description False: it can't be chosen any more. */
            active?: boolean;
            labelEn?: string;
            labelZh?: string;
            version: number;
        };
        /** @description The roles that an account has in the whole county from now on. */
        ChangeRolesDto: {
            roles: ("auditor" | "county-admin" | "liaison" | "operator" | "org-manager" | "project-officer" | "security-admin" | "system-admin" | "team-leader" | "trainer" | "volunteer")[];
            /** @description The version that was read. */
            version: number;
        };
        /** @description What is absent stays as it is. */
        ChangeTeamDto: {
            /** Format: uuid */
            areaId?: string;
            base?: components["schemas"]["PlaceInput"];
            /** @description How many may be active at a time; the reserve takes no place. */
            capacity?: null | number;
            /** @description Of the station or the centre, never a person's own; members see it where their leader does not share a number. */
            dutyPhone?: null | string;
            mission?: string;
            name?: string;
            /** @description Shifts of a probation. */
            probationShifts?: null | number;
            version: number;
        };
        /** @description Everything of a template; shifts made before keep the version they were made from. */
        ChangeTemplate: {
            days: ("fri" | "mon" | "sat" | "sun" | "thu" | "tue" | "wed")[];
            /** @description Local time; the shift belongs to the day on which it begins. */
            from: string;
            seats: components["schemas"]["SeatNeedInput"][];
            /** Format: uuid */
            siteId?: string;
            title: string;
            /** @description Local time; not after `from` = on the next day. */
            to: string;
            version: number;
        };
        ChangeView: {
            filters?: components["schemas"]["ViewFilters"];
            name?: string;
            shared?: boolean;
            version: number;
        };
        /** @description An award or title: what somebody has to come to within half a year or a year. */
        ChosenAward: {
            /** @description Of one that there is, or of a title that a plugin declares (`suining.golden-mediator`); left out for a new one. */
            code?: string;
            /** @description Not more than the period has. */
            commendedMonths: number;
            label: components["schemas"]["AwardLabelInput"];
            /** @description Hundredths, of the whole period. */
            leastPoints: number;
            /** @enum {string} */
            period: "half-year" | "year";
        };
        ChosenWeight: {
            measure: string;
            /** @description Hundredths of a point per unit, within the plugin's bounds. */
            points: number;
            teamType: string;
        };
        /** @description A page of a paper that was kept. */
        ClaimFileView: {
            id: string;
            size: number;
            /** @enum {string} */
            type: "application/pdf" | "image/jpeg" | "image/png" | "image/webp";
        };
        ClaimPage: {
            items: components["schemas"]["ClaimView"][];
            next?: string;
        };
        /** @description The same for the office. */
        ClaimView: {
            clientId: string;
            code?: string;
            coversDanger: boolean;
            decidedAt?: string;
            files: components["schemas"]["ClaimFileView"][];
            id: string;
            issuer: string;
            /** @enum {string} */
            kind: "insurance" | "qualification";
            /** @description Of the certificate, in my language. */
            name?: string;
            note?: string;
            number: string;
            /** @description Whether whoever reads holds it, and so cannot decide. */
            own: boolean;
            /** @enum {string} */
            reason?: "expired" | "incomplete" | "not-as-written" | "other" | "unreadable" | "wrong-paper";
            renewsId?: string;
            /** @description Last day of what it renews. */
            renewsUntil?: string;
            sentAt: string;
            /** @description Whether whoever reads sent it in, for somebody else too: another verifies it. */
            sentByMe: boolean;
            /** @enum {string} */
            state: "rejected" | "verified" | "waiting" | "withdrawn";
            validFrom: string;
            validTo?: string;
            version: number;
            volunteerId: string;
            volunteerName: string;
            volunteerNumber: string;
        };
        /** @description How a mission ended. */
        CloseMission: {
            /** @description Department that goes on with it; needed for `handed-over`. */
            handedOverTo?: string;
            /** @enum {string} */
            outcome: "cancelled" | "handed-over" | "handled";
        };
        ClosePostDto: {
            version: number;
        };
        CloseTeamDto: {
            version: number;
        };
        /** @description My account is to be closed. */
        ClosingView: {
            askedAt?: string;
            /** @description Until then I can take it back. */
            eraseAt?: string;
            /** @description What the law lets nobody erase, and in which form it stays: how many of each. */
            kept: components["schemas"]["KeptView"][];
            /** @enum {string} */
            state: "asked" | "open";
        };
        /** @description A colleague who works, or has worked, on organisations and projects. */
        ColleagueView: {
            displayName: string;
            id: string;
            /** @description Whether organisations may be given to this one to accompany. */
            officer: boolean;
        };
        /** @description A value of a row. Its heading is the text `<page id>.<key>` or `<key>` in `labels`. */
        Column: {
            /** @description Property of the row. */
            key: string;
            /**
             * @description `text` when left out.
             * @enum {string}
             */
            kind?: "choice" | "date" | "number" | "text" | "time" | "yesNo";
            /** @description What a `choice` may be; texts `<page id>.<key>.<option>`, `<key>.<option>` or `<option>`. */
            options?: string[];
            /**
             * @description Meaning of a number whatever it is: the colour of its bars or line in a panel.
             * @enum {string}
             */
            tone?: "bad" | "good" | "info" | "neutral" | "warning";
            /** @description Meaning of options: what is left out is `neutral`. */
            tones?: {
                [key: string]: "bad" | "good" | "info" | "neutral" | "warning";
            };
            /** @description Key of the unit's text, written behind a number. */
            unit?: string;
        };
        /** @description One of two people who may be one, masked as everywhere. */
        ComparedPerson: {
            /** @description How much hangs on each. */
            applications: number;
            birthDate?: string;
            creditedMinutes: number;
            documentType: string;
            knownSince: string;
            maskedDocument?: string;
            maskedPhone?: string;
            memberships: number;
            name: string;
            personId: string;
            phoneVerified: boolean;
            status?: string;
            /** @description Present for volunteers. */
            volunteerId?: string;
            volunteerNumber?: string;
        };
        ComparedView: {
            /** @description How many people were compared with the others; two hundred at most at a time. */
            compared: number;
        };
        ConfirmSecondFactorDto: {
            code: string;
        };
        /** @description A consent that is asked for. */
        ConsentAskedView: {
            version: string;
            wording: string;
        };
        /** @description What a recruit agrees to. */
        ConsentDocumentView: {
            /** @description What a minor's guardian agrees to. */
            guardianText: string;
            purpose: string;
            text: string;
            version: string;
        };
        ConsentInput: {
            accepted: boolean;
            /** @description Version of the wording that was shown. */
            version: string;
        };
        /** @description What I may agree to, as it is worded now. */
        ConsentOffer: {
            /** @enum {string} */
            purpose: "leader-phone" | "recruitment";
            version: string;
            wording: string;
        };
        /** @description One purpose that I agreed to, to which wording and when. */
        ConsentView: {
            /**
             * @description `paper`: signed by hand, entered by the office.
             * @enum {string}
             */
            evidence: "online" | "paper";
            givenAt: string;
            id: string;
            /** @description Day on the signed paper, YYYY-MM-DD. */
            paperDate?: string;
            /** @description `recruitment`, … */
            purpose: string;
            /** @description Of the wording that I agreed to. */
            version: string;
            withdrawnAt?: string;
            /** @description The wording, where it is still the present one. */
            wording?: string;
        };
        /** @description Somebody who was looked at for a seat when the roster was drafted. */
        ConsideredView: {
            blockers: components["schemas"]["BlockerView"][];
            lastDutyEndedAt?: string;
            /** @description Minutes of duty in the 28 days before the week and in the week itself, the draft so far included. */
            minutes: number;
            /** @description Place in the order; absent for who may not. */
            rank?: number;
            volunteer: components["schemas"]["RosterPersonView"];
        };
        CorrectIncident: {
            /** Format: uuid */
            areaId?: string;
            /** @description Code of the kind of request: `street-light`, `lost-person`, `quarrel`; of a plugin's by its full name, `zhuji.street-light`. */
            category?: string;
            /** @description Answers to the form of a plugin's category. */
            facts?: {
                [key: string]: unknown;
            };
            /** @description WGS-84 degrees; both or neither. */
            latitude?: number;
            longitude?: number;
            place?: string;
            /** @description Stored encrypted; only whoever has to call can ask for it. */
            reporterPhone?: string;
            /** @description What happened: the event and the place, not the people. */
            summary?: string;
            /** @description The version that was read. */
            version: number;
        };
        CorrectionPage: {
            items: components["schemas"]["CorrectionView"][];
            next?: string;
        };
        /** @description A request as the office decides it: the new value in full, since it is to be compared with a document. */
        CorrectionView: {
            answer?: string;
            askedAt: string;
            decidedAt?: string;
            /** @enum {string} */
            field: "address" | "birthDate" | "documentNumber" | "name" | "other" | "phone";
            id: string;
            name: string;
            note?: string;
            personId: string;
            /** @description How it stands now, masked as everywhere. */
            present?: string;
            /** @enum {string} */
            state: "accepted" | "open" | "refused" | "withdrawn";
            value?: string;
            version: number;
            volunteerId?: string;
        };
        /** @description What is to be counted, state by state. */
        CountApplications: {
            /** Format: uuid */
            callId?: string;
            /** @description Part of the name, or a whole application number. */
            search?: string;
            teamType?: string;
        };
        /** @description A county one can sign in to. */
        CountyView: {
            code: string;
            /** @description Its people are invented. */
            demo: boolean;
            /** @description Messages are not sent but shown on the page /dev/inbox. */
            messagesInInbox: boolean;
            name: string;
            /** @description IANA zone in which its days are counted. */
            timezone: string;
        };
        /** @description What is left out stays as it is. */
        CourseChange: {
            content?: string;
            /** @description `null`: the course grants nothing any more. */
            qualificationCode?: null | string;
            requiredBy?: string[];
            /** @enum {string} */
            state?: "active" | "retired";
            title?: string;
            /** @description `null`: the qualification never expires. */
            validMonths?: null | number;
            /** @description The version that was read. */
            version: number;
        };
        CourseView: {
            content: string;
            id: string;
            qualificationCode?: string;
            requiredBy: string[];
            /** @enum {string} */
            state: "active" | "retired";
            title: string;
            /** @description Absent: the qualification never expires. */
            validMonths?: number;
            /** @description To be sent back with a change. */
            version: number;
        };
        /** @description A page of a list. `next` is the cursor for the following page; absent on the last. */
        CourseViewPage: {
            items: components["schemas"]["CourseView"][];
            next?: string;
        };
        CoverAskView: {
            /** @enum {string} */
            answer: "declined" | "taken" | "too-late" | "waiting";
            askedAt: string;
            volunteer: components["schemas"]["RosterPersonView"];
        };
        /** @description A seat for which cover is sought, for who leads. */
        CoverRequestView: {
            asked: components["schemas"]["CoverAskView"][];
            createdAt: string;
            id: string;
            seatId: string;
            shift: components["schemas"]["ShiftSummaryView"];
            /** @enum {string} */
            state: "expired" | "filled" | "open" | "withdrawn";
        };
        CreateAreaDto: {
            centre?: components["schemas"]["PlaceInput"];
            /** @description Twelve digits. */
            code?: string;
            /** @enum {string} */
            level: "county" | "grid" | "town" | "village";
            name: string;
            /**
             * Format: uuid
             * @description Absent for the county itself only.
             */
            parentId?: string;
        };
        CreateCall: {
            /**
             * Format: date-time
             * @description Deadline, an instant.
             */
            closesAt: string;
            content: string;
            /** @description How those who are accepted are insured (志愿服务条例 17). */
            insuranceStatement?: string;
            location?: string;
            /**
             * Format: date-time
             * @description Instant; at once when left out.
             */
            opensAt?: string;
            /** @description The risks of the work (志愿服务条例 12). */
            riskNotice: string;
            /** @description Specialists that are looked for besides. */
            specialists?: components["schemas"]["SpecialistInput"][];
            teamTypes: components["schemas"]["CallTeamTypeInput"][];
            title: string;
        };
        /** @description By a pattern of the team type, or with the county's own numbers. */
        CreatePostDto: {
            /** Format: uuid */
            areaId?: string;
            /** @description Most helpers at a time; their seats are not missed while they are empty. */
            helpers?: number;
            leaders?: number;
            members?: number;
            name: string;
            /** @description Of the team type, such as `street-post`. */
            patternCode?: string;
        };
        CreateTeamDto: {
            /** Format: uuid */
            areaId?: string;
            /** @description Where the team usually starts from. */
            base?: components["schemas"]["PlaceInput"];
            /** @description How many may be active at a time; the reserve takes no place. */
            capacity?: null | number;
            /** @description Of the station or the centre, never a person's own; members see it where their leader does not share a number. */
            dutyPhone?: null | string;
            mission?: string;
            name: string;
            /** @description Shifts of a probation. */
            probationShifts?: null | number;
            /** @description A team type that the county has switched on, such as `maple-grove.rescue`. */
            typeCode: string;
        };
        /** @description A copy of everything about me. */
        DataExportView: {
            askedAt: string;
            /** @description After that the copy is gone and a new one can be made. */
            expiresAt?: string;
            id: string;
            readyAt?: string;
            rows?: number;
            /** @enum {string} */
            state: "expired" | "gathering" | "ready";
        };
        /** @description A job that failed on every attempt and waits for a person. */
        DeadLetterView: {
            /** @description When it was asked for. */
            createdAt: string;
            /** @description When its last attempt failed. */
            deadAt: string;
            /** @description Kind of the last error, never its message. */
            error: null | string;
            id: string;
            /** @description `<owner>.<verb-noun>` */
            job: string;
        };
        /** @description A page of a list. `next` is the cursor for the following page; absent on the last. */
        DeadLetterViewPage: {
            items: components["schemas"]["DeadLetterView"][];
            next?: string;
        };
        DecideAppeal: {
            /** @description What the recruit reads. Needed when it is rejected. */
            answer?: string;
            /**
             * @description `granted`: vetting goes on from where it was refused, with another person.
             * @enum {string}
             */
            outcome: "granted" | "rejected";
        };
        DecideClaim: {
            /** @description What the holder reads beside the reason. */
            note?: string;
            /** @enum {string} */
            outcome: "reject" | "verify";
            /**
             * @description Needed to reject.
             * @enum {string}
             */
            reason?: "expired" | "incomplete" | "not-as-written" | "other" | "unreadable" | "wrong-paper";
            /** @description As the paper says, where it was written down wrongly. */
            validFrom?: string;
            validTo?: string;
            version: number;
        };
        DecideCorrection: {
            /** @description What the person reads; needed with a refusal. */
            answer?: string;
            /** @enum {string} */
            outcome: "accept" | "refuse";
            version: number;
        };
        DecideLeaderDto: {
            note?: string;
            /**
             * @description `decline` by who proposed takes it back.
             * @enum {string}
             */
            outcome: "confirm" | "decline";
        };
        DecideObjection: {
            /**
             * @description `upheld`: the person's month is counted again from the ledger as it is now.
             * @enum {string}
             */
            outcome: "dismissed" | "upheld";
            /** @description What the person reads. */
            reply: string;
        };
        DecideProbationDto: {
            /**
             * @description `pass` once all shifts are served; `shorten` before, with a reason; `extend` by more shifts, with a reason. To end it by leaving the team, end the membership.
             * @enum {string}
             */
            decision: "extend" | "pass" | "shorten";
            reason?: string;
            /** @description How many more, for an extension. */
            shifts?: number;
        };
        DecideProposal: {
            /** @enum {string} */
            outcome: "approved" | "refused";
            /** @description What the leader reads; needed to refuse. */
            reply?: string;
            /** @description The version that was read. */
            version: number;
        };
        DecideRun: {
            /**
             * @description `returned`: it is a draft again.
             * @enum {string}
             */
            outcome: "approved" | "returned";
            version: number;
        };
        DecideServiceCorrection: {
            /** @enum {string} */
            outcome: "approved" | "refused";
        };
        /** @description The appeal, and where the application stands after it. */
        DecidedAppeal: {
            answer?: string;
            applicationId: string;
            /** @enum {string} */
            applicationState: "accepted" | "refused" | "reviewed" | "screened" | "submitted" | "waitlisted" | "withdrawn";
            decidedAt?: string;
            decidedBy?: string;
            dueAt: string;
            filedAt: string;
            id: string;
            name: string;
            number: string;
            overdue: boolean;
            reasonCode?: string;
            /** @description The reader refused, so another person decides. */
            refusedByReader: boolean;
            /** @enum {string} */
            source: "office" | "online";
            /** @description Stage at which it was refused; absent when it was refused outside of the stages. */
            stage?: string;
            /** @enum {string} */
            state: "granted" | "open" | "rejected";
            /** @description In the recruit's words; absent once they are erased. */
            statement?: string;
            teamTypeCode: string;
        };
        /** @description Where an application stands after a decision. */
        DecidedApplication: {
            applicationId: string;
            /** @enum {string} */
            state: "accepted" | "refused" | "reviewed" | "screened" | "submitted" | "waitlisted" | "withdrawn";
        };
        DecisionDetail: {
            /** @description From the second on, after an appeal. */
            attempt?: number;
            /** @description What the reason counts as. */
            canonicalReason?: string;
            /** @description A pass from another application that still stands. */
            carriedOver?: boolean;
            decidedAt: string;
            /** @description Account of who decided. */
            decidedBy: string;
            /** @description For the office only. */
            evidenceFileId?: string;
            id: string;
            /** @description For the office only. */
            note?: string;
            /** @enum {string} */
            outcome: "fail" | "pass";
            /** @description Version of the plan it was made under. */
            policyVersion: number;
            /** @description In the county's words. */
            reasonCode?: string;
            /** @description Code of the stage. */
            stage: string;
            /** @description Last day on which it may be relied on. */
            validUntil?: string;
        };
        /** @description A question as it can be changed. */
        DesignQuestionView: {
            asked: boolean;
            /** @description Whether core or plugin need it as it is; its help and place can be changed all the same. */
            fixed: boolean;
            hint?: components["schemas"]["WordsView"];
            key: string;
            /**
             * @description Absent for questions of the core.
             * @enum {string}
             */
            kind?: "choice" | "choices" | "date" | "decimal" | "longText" | "text" | "time" | "whole" | "yesNo";
            label?: components["schemas"]["WordsView"];
            /** @description The plugin's own help. */
            ownHint?: components["schemas"]["WordsView"];
            required: boolean;
        };
        DesignTeamView: {
            code: string;
            label: components["schemas"]["WordsView"];
            questions: components["schemas"]["DesignQuestionView"][];
        };
        DetailScreen: {
            actions: components["schemas"]["ScreenAction"][];
            fields: components["schemas"]["ScreenColumn"][];
            /** @enum {string} */
            kind: "detail";
            /** @description Holds `:id`. */
            source: string;
            timeline?: components["schemas"]["ScreenTimeline"];
        };
        DevInboxMessage: {
            at: string;
            id: string;
            phone: string;
            template: string;
            text: string;
        };
        /** @description Something that stands between a person and a duty, from the eligibility engine. */
        DispatchBlockerView: {
            code: string;
            /** @description Who can remove it. */
            fixableBy: string;
            params?: {
                [key: string]: number | string;
            };
            /** @description What it would need. */
            remedy?: string;
            /** @description `core` or a plugin's id. */
            source: string;
            text: string;
        };
        /** @description A reason with its words in the caller's language. */
        DispatchReasonView: {
            /** @description Stable: `busy`, `tooFar`, `onDuty` … */
            code: string;
            params?: {
                [key: string]: number | string;
            };
            text: string;
        };
        DraftView: {
            callId: string;
            expiresAt: string;
            formNo: number;
            values: {
                [key: string]: unknown;
            };
        };
        DuplicatePage: {
            items: components["schemas"]["DuplicateView"][];
            next?: string;
        };
        /** @description Two people who may be one. */
        DuplicateView: {
            first: components["schemas"]["ComparedPerson"];
            foundAt: string;
            id: string;
            reasons: ("same-birth-date" | "same-name" | "same-phone" | "similar-birth-date" | "similar-name")[];
            score: number;
            second: components["schemas"]["ComparedPerson"];
        };
        EligibilityExceptionView: {
            code: string;
            expiresAt: string;
            grantedAt: string;
            grantedBy: string;
            id: string;
            message: string;
            reason: string;
            revokedAt?: string;
            teamId: string;
            teamName: string;
            volunteerId: string;
        };
        /** @description A reason, in the caller's language. */
        EligibilityReasonView: {
            /** @description Stable: `eligibility.insuranceMissing`. */
            code: string;
            /** @description The exception that forces it aside. */
            exceptionId?: string;
            /** @enum {string} */
            fixableBy: "nobody" | "operator" | "trainer" | "volunteer";
            /** @description Whether it can be forced, with a reason and an end. */
            forceable: boolean;
            /** @description Stable: `renew-insurance`. */
            how?: string;
            message: string;
            params?: {
                [key: string]: number | string;
            };
            /** @description What it would need. */
            remedy?: string;
            /** @description `core` or a plugin's id. */
            source: string;
        };
        EligibilityVerdictView: {
            /** @enum {string} */
            action: "apply" | "be-offered-mission" | "be-rostered" | "join-team" | "mediate" | "mentor" | "take-shift" | "work-with-minors";
            allowed: boolean;
            blockers: components["schemas"]["EligibilityReasonView"][];
            endsAt: string;
            name: string;
            number: string;
            policyVersion: number;
            startsAt: string;
            teamId?: string;
            teamName?: string;
            /** @description Of the shift of the seat. */
            title?: string;
            volunteerId: string;
            warnings: components["schemas"]["EligibilityReasonView"][];
        };
        EndMembershipDto: {
            reason?: string;
        };
        EndingInsurance: {
            /** @description A paper that came in and waits to be verified. */
            claimId?: string;
            coversDanger: boolean;
            id: string;
            insurer: string;
            /**
             * @description The holder's own policy, or one of a group.
             * @enum {string}
             */
            kind: "group" | "own";
            policyNumber: string;
            /**
             * @description Whether it is time for the next one.
             * @enum {string}
             */
            renewal: "early" | "grace" | "none" | "open" | "over";
            /** @description The policy that it follows. */
            renewsId?: string;
            revokeReason?: string;
            /**
             * @description Today, in the county.
             * @enum {string}
             */
            state: "expired" | "future" | "revoked" | "valid";
            validFrom: string;
            validTo: string;
            volunteerId: string;
            volunteerName: string;
            volunteerNumber: string;
        };
        EndingInsurancePage: {
            items: components["schemas"]["EndingInsurance"][];
            next?: string;
        };
        EnterApplication: {
            address?: string;
            /** @description Answers to the form of the team type. */
            answers: {
                [key: string]: unknown;
            };
            /** @description YYYY-MM-DD; needed with papers other than the resident ID. */
            birthDate?: string;
            /** Format: uuid */
            callId: string;
            documentNumber: string;
            /** @enum {string} */
            documentType: "foreign-permanent-residence" | "hk-macau-permit" | "hk-macau-residence" | "passport" | "resident-id" | "taiwan-permit" | "taiwan-residence";
            /** @description Needed under 18; the day on the paper is that of the guardian's signature, too. */
            guardian?: components["schemas"]["GuardianOnPaper"];
            name: string;
            /** @description Day on the signed consent, YYYY-MM-DD. */
            paperConsentOn: string;
            phone: string;
            /**
             * Format: uuid
             * @description Which of the specialists that the call looks for one is.
             */
            specialistId?: string;
            specialty?: string;
            /** @description Namespaced: `maple-grove.rescue`. */
            teamType: string;
        };
        EnteredView: {
            id: string;
            /** @description The application number, for the status page. */
            number: string;
            /** @enum {string} */
            state: "submitted" | "waitlisted";
            /** @description Place in the waitlist, from 1. */
            waitlistPosition?: number;
        };
        /** @description What proves a certificate: the paper's own number, a training result. */
        EvidenceInput: {
            id: string;
            type: string;
        };
        /** @description A file as evidence of a decision. */
        EvidenceView: {
            id: string;
            size: number;
        };
        /** @description Someone who may not be asked, with every reason. */
        ExcludedVolunteerView: {
            /** @description Set when the reason is `notEligible`. */
            blockers: components["schemas"]["DispatchBlockerView"][];
            name: string;
            number: string;
            reasons: components["schemas"]["DispatchReasonView"][];
            volunteerId: string;
        };
        /** @description What became of an assignment after "I can't come". */
        ExcusedView: {
            assignmentId: string;
            /** @description Absent when the shift has already begun: then nobody is asked any more. */
            coverRequestId?: string;
            /** @enum {string} */
            state: "excused";
        };
        ExpiringPage: {
            items: components["schemas"]["ExpiringQualification"][];
            next?: string;
        };
        ExpiringQualification: {
            /** @description A paper that came in for it and waits to be verified. */
            claimId?: string;
            code: string;
            id: string;
            issuer: string;
            /** @description Last day on which it can be renewed. */
            renewableUntil?: string;
            /**
             * @description Whether it can be renewed today: not yet, now, still (it ended, and counts no more), or no longer.
             * @enum {string}
             */
            renewal: "early" | "grace" | "none" | "open" | "over";
            /** @description The certificate that it renews. */
            renewsId?: string;
            revokeReason?: string;
            /**
             * @description Today, in the county.
             * @enum {string}
             */
            state: "expired" | "future" | "revoked" | "valid";
            /** @description YYYY-MM-DD */
            validFrom: string;
            /** @description Last valid day; absent: does not expire. */
            validTo?: string;
            volunteerId: string;
            volunteerName: string;
            volunteerNumber: string;
        };
        /** @description Could this person do this, and if not, what would it need? */
        ExplainEligibility: {
            /** @enum {string} */
            action: "apply" | "be-offered-mission" | "be-rostered" | "join-team" | "mediate" | "mentor" | "take-shift" | "work-with-minors";
            /** Format: date-time */
            endsAt?: string;
            /** @description Beyond what the team type needs. */
            qualifications?: string[];
            /**
             * Format: uuid
             * @description A seat says team, time and what it needs; without one they are named here.
             */
            seatId?: string;
            /**
             * Format: date-time
             * @description ISO 8601; absent: now.
             */
            startsAt?: string;
            /** Format: uuid */
            teamId?: string;
            /** Format: uuid */
            volunteerId: string;
        };
        /** @description A list that is or was made into a file for me. */
        ExportView: {
            askedAt: string;
            bytes?: number;
            expiresAt?: string;
            /** @description Code of what went wrong, and what it means. */
            failure?: string;
            failureText?: string;
            /** @enum {string} */
            format: "csv" | "xlsx";
            id: string;
            list: string;
            readyAt?: string;
            /** @description Rows written by now. */
            rows: number;
            /**
             * @description `running` until the file is whole; `expired` once it is gone.
             * @enum {string}
             */
            state: "expired" | "failed" | "ready" | "running";
        };
        /** @description A field as a screen, a spreadsheet or an export wants it. */
        FieldDescription: {
            default?: boolean | number | string;
            hint?: components["schemas"]["LocalisedText"];
            key: string;
            /** @enum {string} */
            kind: "choice" | "choices" | "date" | "decimal" | "longText" | "text" | "time" | "whole" | "yesNo";
            label?: components["schemas"]["LocalisedText"];
            max?: number;
            maxLength?: number;
            min?: number;
            minLength?: number;
            optionLabels?: {
                [key: string]: components["schemas"]["LocalisedText"];
            };
            options?: string[];
            pattern?: string;
            /** @description False for optional fields and for fields with a default. */
            required: boolean;
        };
        /** @description One property of a form's JSON Schema: the subset that every renderer understands, plus `x-` keys for the screen. */
        FieldSchema: {
            default?: boolean | number | string;
            enum?: string[];
            /** @enum {string} */
            format?: "date";
            items?: {
                enum: string[];
                /** @enum {string} */
                type: "string";
            };
            maxLength?: number;
            maximum?: number;
            minItems?: number;
            minLength?: number;
            minimum?: number;
            pattern?: string;
            /** @enum {string} */
            type: "array" | "boolean" | "integer" | "number" | "string";
            uniqueItems?: boolean;
            "x-hint"?: components["schemas"]["LocalisedText"];
            /** @enum {string} */
            "x-kind": "choice" | "choices" | "date" | "decimal" | "longText" | "text" | "time" | "whole" | "yesNo";
            "x-label"?: components["schemas"]["LocalisedText"];
            "x-option-labels"?: {
                [key: string]: components["schemas"]["LocalisedText"];
            };
        };
        FileAppeal: {
            /** @description Why the refusal should be looked at again. */
            statement: string;
        };
        FindNumbers: {
            code: string;
            /** Format: uuid */
            flowId: string;
            phone: string;
        };
        /** @description What the resident said. Without a rating (nobody reached) the note says why. */
        FinishFollowUp: {
            note?: string;
            /** @description 1 very dissatisfied … 5 very satisfied. */
            satisfaction?: number;
        };
        /** @description A call-back to be made or made. */
        FollowUpView: {
            assigneeId?: string;
            category?: string;
            /** @description Of a category that a plugin declares. */
            categoryLabel?: components["schemas"]["CategoryLabelView"];
            doneAt?: string;
            dueAt: string;
            hasReporterPhone: boolean;
            id: string;
            incidentId: string;
            /** @description False for whoever handled or closed the incident: it must be another person. */
            mayTake: boolean;
            missionId: string;
            note?: string;
            place?: string;
            satisfaction?: number;
            state: string;
            summary?: string;
            takenAt?: string;
            version: number;
        };
        /** @description A page of a list. `next` is the cursor for the following page; absent on the last. */
        FollowUpViewPage: {
            items: components["schemas"]["FollowUpView"][];
            next?: string;
        };
        ForceEligibility: {
            /** @enum {string} */
            code: "eligibility.notMember" | "eligibility.onReserve" | "eligibility.restTooShort" | "eligibility.weeklyMinutes";
            /**
             * Format: date-time
             * @description It ends then by itself; at most 92 days from now. Duties that begin later are not meant.
             */
            expiresAt: string;
            /** @description Why; whoever reads the audit trail must understand it. */
            reason: string;
            /** Format: uuid */
            teamId: string;
            /** Format: uuid */
            volunteerId: string;
        };
        /** @description One difference to the version before. */
        FormChangeView: {
            /** @description The question. */
            key?: string;
            /** @description `team-added`, `question-removed`, `help-changed`, `risk-notice` … */
            kind: string;
            label?: components["schemas"]["WordsView"];
            /** @description Code of the team type. */
            team?: string;
            teamLabel?: components["schemas"]["WordsView"];
        };
        /** @description What a call changes about its form. */
        FormDesignInput: {
            /** @description Questions of the core: `address` and `specialty`. */
            about: components["schemas"]["QuestionInput"][];
            teams: components["schemas"]["TeamQuestionsInput"][];
        };
        /** @description The page that a recruit sees. */
        FormPreviewView: {
            /** @description A whole document without its scripts, to be shown in a frame that would run none. */
            html: string;
        };
        FormScreen: {
            form: components["schemas"]["AnyFormSchema"];
            /** @enum {string} */
            kind: "form";
            /** @description Id of the page that opens when the form was taken; a detail page by the `id` of the answer. */
            open?: string;
            submit: components["schemas"]["ScreenTarget"];
        };
        /** @description A version of a call's form in the list of them. */
        FormVersionView: {
            /** @description How many applications were made with it. */
            applications: number;
            /** @description What is other than in the version before; empty for the first. */
            changes: components["schemas"]["FormChangeView"][];
            current: boolean;
            madeAt: string;
            no: number;
        };
        /** @description One of the applications of a phone number. */
        FoundNumberView: {
            callTitle: string;
            number: string;
            /** @enum {string} */
            state: "accepted" | "refused" | "reviewed" | "screened" | "submitted" | "waitlisted" | "withdrawn";
            submittedAt: string;
            teamTypeLabel: components["schemas"]["LabelView"];
        };
        FoundNumbersView: {
            applications: components["schemas"]["FoundNumberView"][];
        };
        GiveConsent: {
            /** @enum {string} */
            purpose: "leader-phone" | "recruitment";
            /** @description Of the wording that was read. */
            version: string;
        };
        GrantView: {
            role: string;
            /** @enum {string} */
            scope: "county" | "organisation" | "team";
            scopeId?: string;
        };
        /** @description The same on the screen. */
        GuardianInput: {
            consentAccepted: boolean;
            name: string;
            phone: string;
        };
        /** @description Who agrees for a recruit under 18, on paper. Blank fields are told by name, so that a form can leave them blank. */
        GuardianOnPaper: {
            name: string;
            phone: string;
        };
        /** @description Whether a guardian agrees for a minor, and who. */
        GuardianStanding: {
            /**
             * @description Without `given` the minor is neither planned nor asked.
             * @enum {string}
             */
            consent: "given" | "missing" | "withdrawn";
            /** @description For the minor and the office, where one was named. */
            maskedName?: string;
            maskedPhone?: string;
        };
        /** @description A minor's guardian as the office sees one. */
        GuardianView: {
            /** @description The family name alone: 陈** */
            maskedName: string;
            /** @description 138****8000 */
            maskedPhone: string;
        };
        /** @description Gives an incident to someone else: an emergency number, or a department by name. Exactly one of the two. */
        HandOverIncident: {
            department?: string;
            /** @enum {string} */
            emergencyService?: "110" | "119" | "120";
        };
        /** @description Help beside a question, in both languages. */
        HintInput: {
            en: string;
            "zh-CN": string;
        };
        /** @description Something that waits for me. */
        HomeItemView: {
            count: number;
            /** @description `<noun>.<what>`: `vetting.screening`, `incidents.waiting`, … */
            key: string;
            /** @description The list that shows them, with its filters. */
            leadsTo: string;
            /** @description Since when the oldest waits. */
            oldestAt?: string;
            /** @description How many of them are late, or cannot wait. */
            urgent: number;
        };
        /** @description What needs me now. */
        HomeView: {
            /** @description What cannot wait first; items of which nothing waits are there with zero. */
            items: components["schemas"]["HomeItemView"][];
            /** @description Server time, from which a page computes how long something waits. */
            now: string;
        };
        ImportRowErrorView: {
            code: string;
            /** @description Heading of the column, where the sheet has one. */
            column?: string;
            /** @description `name`, `phone`, `answers.swimMetres` …; the heading itself for cells that can't be read. */
            field: string;
            /** @description Line of the file, from 1. */
            line: number;
            /** @description For people, in their language. */
            message: string;
            /** @description Whose row it is: of rows that were refused when the import was written. */
            name?: string;
        };
        /** @description A row as the preview shows it. */
        ImportRowView: {
            documentType?: string;
            errors: components["schemas"]["ImportRowErrorView"][];
            line: number;
            maskedDocument?: string;
            maskedPhone?: string;
            name: string;
            /** @description YYYY-MM-DD */
            paperConsentOn?: string;
            teamType: string;
        };
        /** @description Rows from a line on. `next` is the line to go on from; absent at the end. */
        ImportRowsPage: {
            items: components["schemas"]["ImportRowView"][];
            next?: number;
        };
        /** @description An import and how far it is. */
        ImportView: {
            /** @description Rows imported, the waitlisted ones included. */
            addedRows: number;
            callId: string;
            committedAt?: string;
            createdAt: string;
            /** @description Of a .csv file: `utf-8`, `gb18030` … */
            encoding?: string;
            /** @description Mistakes in the order of the lines, the first thousand. */
            errors: components["schemas"]["ImportRowErrorView"][];
            /** @description Code of what went wrong with the commit. */
            failure?: string;
            format: string;
            id: string;
            /** @description Headings that mean nothing to the call: their cells are not imported. */
            ignoredColumns: string[];
            /** @description Rows whose person has an application to the call already; they are passed over. */
            presentRows: number;
            /** @description Per cent of the commit. */
            progress: number;
            /** @enum {string} */
            state: "committed" | "committing" | "failed" | "preview";
            totalRows: number;
            version: number;
            waitlistedRows: number;
            /** @description Rows with at least one mistake; while there are any, nothing is imported. */
            wrongRows: number;
        };
        IncidentAreaView: {
            id: string;
            level: string;
            name: string;
        };
        IncidentCandidatesView: {
            /** @description ISO 8601. */
            asOf: string;
            incidentId: string;
            /** @description Why there is nobody at all; empty when there is somebody. */
            nobody: components["schemas"]["DispatchReasonView"][];
            suggested?: components["schemas"]["MissionSuggestionView"];
            /** @description Teams with someone to send, the best first; then the others with their reasons. */
            teams: components["schemas"]["TeamCandidatesView"][];
        };
        /** @description A kind of request that a plugin of the county adds. */
        IncidentCategoryView: {
            code: string;
            /** @description What the intake asks, with its texts. */
            form?: components["schemas"]["AnyFormSchema"];
            label: components["schemas"]["CategoryLabelView"];
            /** @description Minutes from the intake until somebody should be on the scene; the centre's own figure when absent. */
            sceneWithinMinutes?: number;
            settleWithinMinutes?: number;
            /** @description Team types that are asked first. */
            teamTypes?: string[];
        };
        /** @description One incident with everything that happened to it. */
        IncidentDetailView: {
            /** @description From the smallest area up to the county. */
            area: components["schemas"]["IncidentAreaView"][];
            /** @description The area was found by the nearest centre. */
            areaGuessed: boolean;
            askAtOnce: number;
            category?: string;
            /** @description Of a category that a plugin declares, as it was when the incident was taken in. */
            categoryLabel?: components["schemas"]["CategoryLabelView"];
            /** @description When somebody should be there; absent with `waitingSince`. */
            dueAt?: string;
            emergency: boolean;
            emergencyService?: string;
            endedAt?: string;
            /** @description What the form of its category asked. */
            facts: components["schemas"]["CategoryFactView"][];
            handedOverTo?: string;
            handledAt?: string;
            hasReporterPhone: boolean;
            id: string;
            latitude?: number;
            /** @description Who is being asked, under way or there; in the list `open` only. */
            live?: components["schemas"]["MissionView"][];
            longitude?: number;
            missions: components["schemas"]["MissionView"][];
            noOneLeft?: components["schemas"]["NoOneLeftView"];
            /** @description Since when nobody is left to ask. */
            noOneLeftAt?: string;
            occurredAt: string;
            place?: string;
            receivedAt: string;
            reopenedAt?: string;
            /** @description When it should be settled or handed over; where its category says so, until then. */
            settleBy?: string;
            source: string;
            state: string;
            summary?: string;
            timeline: components["schemas"]["IncidentEventView"][];
            version: number;
            /** @description Since when the resident has been waiting; absent once somebody is there or it is over. */
            waitingSince?: string;
        };
        IncidentEventView: {
            actorId: string;
            /** @description `account` or `system`. */
            actorKind: string;
            at: string;
            details: {
                [key: string]: unknown;
            };
            kind: string;
            missionId?: string;
        };
        IncidentView: {
            /** @description From the smallest area up to the county. */
            area: components["schemas"]["IncidentAreaView"][];
            /** @description The area was found by the nearest centre. */
            areaGuessed: boolean;
            askAtOnce: number;
            category?: string;
            /** @description Of a category that a plugin declares, as it was when the incident was taken in. */
            categoryLabel?: components["schemas"]["CategoryLabelView"];
            /** @description When somebody should be there; absent with `waitingSince`. */
            dueAt?: string;
            emergency: boolean;
            emergencyService?: string;
            endedAt?: string;
            handedOverTo?: string;
            handledAt?: string;
            hasReporterPhone: boolean;
            id: string;
            latitude?: number;
            /** @description Who is being asked, under way or there; in the list `open` only. */
            live?: components["schemas"]["MissionView"][];
            longitude?: number;
            /** @description Since when nobody is left to ask. */
            noOneLeftAt?: string;
            occurredAt: string;
            place?: string;
            receivedAt: string;
            reopenedAt?: string;
            /** @description When it should be settled or handed over; where its category says so, until then. */
            settleBy?: string;
            source: string;
            state: string;
            summary?: string;
            version: number;
            /** @description Since when the resident has been waiting; absent once somebody is there or it is over. */
            waitingSince?: string;
        };
        /** @description A page of a list. `next` is the cursor for the following page; absent on the last. */
        IncidentViewPage: {
            items: components["schemas"]["IncidentView"][];
            next?: string;
        };
        /** @description What is left out stays as it is. */
        IndicatorChange: {
            baseline?: number;
            /** @enum {string} */
            direction?: "down" | "up";
            name?: string;
            target?: number;
            unit?: string;
            /** @description The version that was read. */
            version: number;
        };
        IndicatorView: {
            /** @description The latest revision of each month, oldest month first. */
            actuals: components["schemas"]["ActualView"][];
            baseline: number;
            /** @enum {string} */
            direction: "down" | "up";
            id: string;
            /** @description Whether the latest month is at the target or beyond. */
            met: boolean;
            name: string;
            /** @description Of the latest month: 0 at the baseline or behind it, 1 at the target or beyond. Absent without actuals. */
            progress?: number;
            projectId: string;
            target: number;
            unit: string;
            /** @description To be sent back with a change. */
            version: number;
        };
        InsuranceDetail: {
            coversDanger: boolean;
            id: string;
            insurer: string;
            /**
             * @description The holder's own policy, or one of a group.
             * @enum {string}
             */
            kind: "group" | "own";
            policyNumber: string;
            /**
             * @description Whether it is time for the next one.
             * @enum {string}
             */
            renewal: "early" | "grace" | "none" | "open" | "over";
            /** @description The policy that it follows. */
            renewsId?: string;
            revokeReason?: string;
            /**
             * @description Today, in the county.
             * @enum {string}
             */
            state: "expired" | "future" | "revoked" | "valid";
            validFrom: string;
            validTo: string;
            volunteerId: string;
        };
        /** @description What goes with a policy. */
        InsuranceLoss: {
            /** @description How many it insures: everybody in the group, or its holder. */
            insured: number;
            insurer: string;
            /** @enum {string} */
            kind: "group" | "own";
            policyNumber: string;
            /** @description How many seats on shifts to come fall free. */
            seats: number;
            /** @description The next of them. */
            shifts: components["schemas"]["LostShift"][];
            /** @description How many of them nothing else insures as far, today or when it begins. */
            uncovered: number;
            validTo: string;
        };
        InsureDto: {
            /** @description Whether rescue, water and disaster work is insured. */
            coversDanger: boolean;
            insurer: string;
            policyNumber: string;
            validFrom: string;
            /** @description Last insured day. */
            validTo: string;
            /** Format: uuid */
            volunteerId: string;
        };
        InsureManyDto: {
            /** @description Whether rescue, water and disaster work is insured. */
            coversDanger: boolean;
            insurer: string;
            policyNumber: string;
            validFrom: string;
            /** @description Last insured day. */
            validTo: string;
            volunteerIds: string[];
        };
        InsuredMany: {
            /** @description How many were entered now. */
            added: number;
            /** @description How many had this policy already. */
            present: number;
        };
        InvitationView: {
            accountId: string;
            expiresAt: string;
            link: string;
        };
        InviteStaffDto: {
            displayName: string;
            login: string;
            roles: ("auditor" | "county-admin" | "liaison" | "operator" | "org-manager" | "project-officer" | "security-admin" | "system-admin" | "team-leader" | "trainer" | "volunteer")[];
        };
        /** @description Whether isolated plugins can run on this machine. */
        IsolationHealthView: {
            ready: boolean;
            /** @description Why not, and what to do. */
            reason?: string;
            /** @description Present while they are stopped by command. */
            stopped?: components["schemas"]["IsolationStopView"];
        };
        /** @description Isolated plugins were stopped in the whole installation. */
        IsolationStopView: {
            reason?: string;
            since: string;
        };
        IssueCertificate: {
            from: string;
            /** @description Last day, included. */
            to: string;
            /** Format: uuid */
            volunteerId: string;
        };
        IssueQualificationDto: {
            /** @description From the catalogue: `maple-grove.first-aid`. */
            code: string;
            evidence: components["schemas"]["EvidenceInput"];
            issuer: string;
            validFrom: string;
            /** @description Last valid day; absent: as long as the catalogue says. */
            validTo?: string;
            /** Format: uuid */
            volunteerId: string;
        };
        /** @description Why somebody finishes who should not go on. */
        KeepMission: {
            reason: string;
        };
        /** @description What a plugin keeps in tables of its own. */
        KeepingView: {
            personal: boolean;
            retentionDays: number;
            what: {
                en: string;
                "zh-CN": string;
            };
            why: {
                en: string;
                "zh-CN": string;
            };
        };
        KeptColumnView: {
            /** @description As it was last called. */
            label: {
                en: string;
                "zh-CN": string;
            };
            name: string;
        };
        /** @description A piece of what a plugin keeps in the county. */
        KeptRows: {
            columns: components["schemas"]["KeptColumnView"][];
            /** @description Where the next piece begins; absent after the last. */
            next?: number;
            /** @description Values in the order of the columns. What may be about people is masked, what is no text is left out. */
            rows: (null | string)[][];
        };
        /** @description A table of a plugin that does not run here, as it was last known. */
        KeptTableView: {
            columns: components["schemas"]["KeptColumnView"][];
            label: {
                en: string;
                "zh-CN": string;
            };
            name: string;
        };
        KeptView: {
            count: number;
            /** @description `serviceRecords`, `insurance`, `auditTrail` … */
            kind: string;
            /** @description What stays of it and why, in the reader's language. */
            text: string;
        };
        /** @description A text in both languages. */
        LabelView: {
            en: string;
            "zh-CN": string;
        };
        /** @description That somebody is to lead a team, and what a second person says. */
        LeaderProposalView: {
            decidedAt?: string;
            decidedBy?: string;
            /**
             * @description What the present leader becomes.
             * @enum {string}
             */
            formerLeader: "deputy" | "member";
            id: string;
            /** @description Whether whoever reads may confirm or decline it: the office, neither who proposed nor who is meant. */
            mayDecide: boolean;
            /** @description Whether whoever reads proposed it, and may take it back. */
            mine: boolean;
            note?: string;
            proposedAt: string;
            /** @description Display name. */
            proposedBy: string;
            reason?: string;
            /** @enum {string} */
            state: "confirmed" | "declined" | "lapsed" | "waiting" | "withdrawn";
            teamId: string;
            volunteerId: string;
            volunteerName: string;
        };
        /** @description The latest published month of a team: those who agreed by name, the others as a number. */
        Leaderboard: {
            month?: string;
            others: number;
            rows: components["schemas"]["LeaderboardRow"][];
        };
        LeaderboardConsent: {
            /** @description Minors stand on no list. */
            adult: boolean;
            agreed: boolean;
            version: string;
            wording: string;
        };
        LeaderboardRow: {
            me: boolean;
            name: string;
            rank: number;
            score: number;
        };
        LinePage: {
            items: components["schemas"]["LineView"][];
            next?: string;
        };
        LineView: {
            commended: boolean;
            id: string;
            number: number;
            parts: components["schemas"]["PartView"][];
            rank?: number;
            /** @description Hundredths, as all points here. */
            score: number;
            teamId?: string;
            teamName?: string;
            volunteerId: string;
            volunteerName: string;
            volunteerNumber: string;
        };
        /** @description A line of a list: derived, never typed. */
        ListLineView: {
            /** @description How many times, in a line that adds up. */
            count?: number;
            endsAt?: string;
            /** @description `<noun>.<what>`: `membership.leader`, `shift.confirmed`, `service.team` … */
            key: string;
            /** @description Credited minutes, in a line that adds up. */
            minutes?: number;
            startsAt?: string;
            /** @description What it is called where it comes from; empty where there is nothing to name. */
            title: string;
        };
        /** @description A text in the languages every screen has. Chinese first: it is the language of the counties. */
        LocalisedText: {
            en: string;
            "zh-CN": string;
        };
        LookPage: {
            items: components["schemas"]["LookView"][];
            next?: string;
        };
        /** @description Somebody of the house looked at my data. */
        LookView: {
            at: string;
            id: string;
            /** @description `record`, `profile`, or what was revealed: `revealed-phone`. */
            kind: string;
            /** @description Absent once the account is gone. */
            name?: string;
            /** @description Why something was revealed. */
            reason?: string;
            /** @description What they were at the time. */
            roles: string[];
        };
        /** @description A shift to come that somebody would be taken off. */
        LostShift: {
            shiftId: string;
            startsAt: string;
            title: string;
            volunteerId: string;
            volunteerName: string;
        };
        /** @description Whom to ask. Empty: the suggested order over all teams. */
        MakeMissionOffers: {
            /** @description How many are asked at the same time; the first to accept goes, the others are thanked. Stays for this incident. */
            atOnce?: number;
            /**
             * @description Who is asked after a decline or no answer: `nobody` else, the rest of the `team`, or `anyone` in the suggested order. Left out: `team` for a team, otherwise `anyone`.
             * @enum {string}
             */
            otherwise?: "anyone" | "nobody" | "team";
            /**
             * Format: uuid
             * @description Ask this team's members in their order; with `volunteerId`: as whose member.
             */
            teamId?: string;
            /**
             * Format: uuid
             * @description Ask this volunteer now.
             */
            volunteerId?: string;
        };
        MapScreen: {
            /** @enum {string} */
            kind: "mapLayer";
            /** @description Property with the latitude. */
            latitude: string;
            longitude: string;
            open?: string;
            source: string;
            state?: components["schemas"]["ScreenColumn"];
            /** @description Property that names a point. */
            titleKey: string;
        };
        MapSettingsView: {
            /** @description Absent: only the schematic base is drawn. */
            tiles?: components["schemas"]["MapTilesView"];
        };
        MapTilesView: {
            attribution: string;
            /**
             * @description Chinese commercial maps are drawn in `gcj02`; 天地图 and OpenStreetMap in `wgs84`.
             * @enum {string}
             */
            crs: "gcj02" | "wgs84";
            maxZoom: number;
            /** @description The letters or digits that `{s}` stands for. */
            subdomains?: string;
            /** @description With `{z}`, `{x}`, `{y}` and `{s}`. */
            url: string;
        };
        /** @description Digits were masked before saving. */
        MaskedTextView: {
            field: string;
            found: ("idNumber" | "phone")[];
            text: string;
        };
        /** @description Someone's present place in a team. Every change gives it a new id. */
        MembershipDetail: {
            /** @description When this row began: the last change. */
            from: string;
            id: string;
            mentorId?: string;
            reserve: boolean;
            /** @enum {string} */
            role: "deputy" | "leader" | "member" | "probationer";
            /** @description When the unbroken membership began. */
            since: string;
            teamId: string;
            /** @description When this row ended; absent while it lasts. */
            to?: string;
            volunteerId: string;
        };
        /** @description A stretch of a membership, with how it began and ended, why and by whom. */
        MembershipPeriod: {
            /** @description Display name; absent where a job did it. */
            begunBy?: string;
            /**
             * @description Absent for stretches of before this was kept.
             * @enum {string}
             */
            begunHow?: "ended" | "handed-over" | "joined" | "left" | "mentor-set" | "probation-passed" | "probation-shortened" | "reserve-set" | "role-set" | "stood-down" | "transferred";
            begunWhy?: string;
            endedBy?: string;
            /** @enum {string} */
            endedHow?: "ended" | "handed-over" | "joined" | "left" | "mentor-set" | "probation-passed" | "probation-shortened" | "reserve-set" | "role-set" | "stood-down" | "transferred";
            endedWhy?: string;
            /** @description When this row began: the last change. */
            from: string;
            id: string;
            mentorId?: string;
            reserve: boolean;
            /** @enum {string} */
            role: "deputy" | "leader" | "member" | "probationer";
            /** @description When the unbroken membership began. */
            since: string;
            teamId: string;
            /** @description When this row ended; absent while it lasts. */
            to?: string;
            volunteerId: string;
        };
        /** @description Rows of one table that changed hands, or could not. */
        MergeMoves: {
            moved: number;
            stayed: number;
            /** @description `volunteers.membership` */
            table: string;
        };
        MergePage: {
            items: components["schemas"]["MergeView"][];
            next?: string;
        };
        /** @description Which of the two stays; the other's records become theirs. */
        MergePeople: {
            /** Format: uuid */
            gonePersonId: string;
            /** Format: uuid */
            keptPersonId: string;
            /** @description How it was found out that they are one; stays in the trace. */
            reason: string;
        };
        MergeView: {
            /** @description Empty once the merge is final. */
            goneName: string;
            gonePersonId: string;
            goneVolunteerNumber?: string;
            id: string;
            keptName: string;
            keptPersonId: string;
            keptVolunteerId?: string;
            mergedAt: string;
            mergedBy: string;
            moves: components["schemas"]["MergeMoves"][];
            reason: string;
            /** @enum {string} */
            state: "finished" | "open" | "undone";
            undoUntil: string;
            undoneAt?: string;
            undoneBy?: string;
        };
        MessagesHealthView: {
            /** @description Given up within the last thirty days. */
            failed: number;
            /** @description Due for over five minutes and not sent. */
            late: number;
        };
        /** @description What is left out stays as it is. */
        MilestoneChange: {
            /** Format: date */
            dueOn?: string;
            /** @description What shows that it is done; `null` takes it away. */
            evidenceNote?: null | string;
            /** @enum {string} */
            state?: "done" | "dropped" | "open";
            title?: string;
            /** @description The version that was read. */
            version: number;
        };
        MilestoneView: {
            doneAt?: string;
            /** @description `YYYY-MM-DD` */
            dueOn: string;
            evidenceNote?: string;
            id: string;
            projectId: string;
            /** @enum {string} */
            state: "done" | "dropped" | "open";
            title: string;
            /** @description To be sent back with a change. */
            version: number;
        };
        /** @description Someone who may be asked. */
        MissionCandidateView: {
            /** @description ISO 8601; absent = never asked. */
            lastAskedAt?: string;
            name: string;
            number: string;
            onDuty: boolean;
            reasons: components["schemas"]["DispatchReasonView"][];
            /** @description The one person the system would ask first. */
            suggested: boolean;
            volunteerId: string;
        };
        /** @description Why whoever has taken a mission may not go on, and what the liaison decided. */
        MissionLapseView: {
            /** @description When they were let finish all the same. */
            keptAt?: string;
            keptWhy?: string;
            /** @description Whether the liaison may let them finish: only what can be forced at all. */
            mayFinish: boolean;
            reasons: components["schemas"]["DispatchBlockerView"][];
            since: string;
        };
        /** @description What offering brought about. */
        MissionOffersView: {
            incident: components["schemas"]["IncidentDetailView"];
            /** @description Missions offered now; empty when nobody can be asked. */
            offered: components["schemas"]["MissionView"][];
        };
        /** @description Why someone can't go; forgotten when the incident is over. */
        MissionReason: {
            reason?: string;
        };
        MissionSuggestionView: {
            teamId: string;
            volunteerId: string;
        };
        /** @description A mission as the liaison sees it. */
        MissionView: {
            answeredAt?: string;
            arrivedAt?: string;
            declineReason?: string;
            distanceKm?: number;
            enRouteAt?: string;
            endedAt?: string;
            expiresAt: string;
            handedOverTo?: string;
            id: string;
            incidentId: string;
            /** @description While its taker may not go on. */
            lapse?: components["schemas"]["MissionLapseView"];
            offeredAt: string;
            outcome?: string;
            state: string;
            teamId: string;
            volunteerId: string;
            volunteerName?: string;
        };
        ModuleScreen: {
            /** @description Below the plugin's `modules`. */
            file: string;
            /** @enum {string} */
            kind: "module";
        };
        /** @description A session that has just been moved. */
        MovedTrainingSessionView: {
            cancelReason?: string;
            capacity: number;
            courseId: string;
            courseTitle: string;
            endsAt: string;
            id: string;
            /** @description Enrolments whose volunteers are now in two sessions at once; they were told of the move and may cancel. */
            overlappingEnrolmentIds: string[];
            place: string;
            startsAt: string;
            /** @enum {string} */
            state: "cancelled" | "held" | "scheduled";
            /** @description Places that are taken. */
            taken: number;
            trainerAccountId?: string;
            trainerName?: string;
            /** @description To be sent back with a change. */
            version: number;
            /** @description How many wait for one. */
            waiting: number;
        };
        /** @description One of my trainings. */
        MyTrainingView: {
            enrolledAt: string;
            id: string;
            /** @description The certificate that the pass issued. */
            qualificationId?: string;
            session: components["schemas"]["TrainingSessionView"];
            sessionId: string;
            /** @enum {string} */
            state: "absent" | "attended" | "cancelled" | "enrolled" | "failed" | "passed" | "waitlisted";
            /** @description Place in the waitlist, 1 = next. Only while waiting. */
            waitlistPosition?: number;
        };
        /** @description A page of a list. `next` is the cursor for the following page; absent on the last. */
        MyTrainingViewPage: {
            items: components["schemas"]["MyTrainingView"][];
            next?: string;
        };
        NewActual: {
            note?: string;
            value: number;
        };
        NewCourse: {
            content: string;
            /** @description Code of the catalogue that a pass grants: `maple-grove.first-aid`. */
            qualificationCode?: string;
            /** @description Codes of the team types that require this course. */
            requiredBy?: string[];
            title: string;
            /** @description Months the qualification lasts; left out = as its kind says. */
            validMonths?: number;
        };
        NewIndicator: {
            baseline: number;
            /**
             * @description Whether more is better.
             * @enum {string}
             */
            direction: "down" | "up";
            name: string;
            target: number;
            /** @description 人次, 起, % … */
            unit: string;
        };
        NewMilestone: {
            /**
             * Format: date
             * @description `YYYY-MM-DD`
             */
            dueOn: string;
            title: string;
        };
        NewOrganisation: {
            /** Format: uuid */
            areaId?: string;
            /** @description In the county's own words: 应急救援, 纠纷调解 … */
            kind: string;
            name: string;
            /**
             * Format: uuid
             * @description Account of the project officer. An officer who registers an organisation is put in.
             */
            officerAccountId?: string;
            /**
             * @description `resident` for one that has moved in already; otherwise it begins as `applied`.
             * @enum {string}
             */
            state?: "applied" | "resident";
        };
        /** @description What a patrol saw. Either the duty it was written on or the team it was a patrol of. */
        NewPatrolLog: {
            /**
             * Format: uuid
             * @description My own assignment.
             */
            assignmentId?: string;
            /**
             * Format: uuid
             * @description Chosen on the phone: the same log sent again is the first one.
             */
            clientId: string;
            /**
             * Format: date-time
             * @description When it was seen, by the phone; at most thirty days ago.
             */
            observedAt: string;
            /** @description Photos sent before, in the order in which they are shown. */
            photoIds: string[];
            /** Format: uuid */
            siteId?: string;
            /**
             * Format: uuid
             * @description A team that I belong to, where there is no assignment.
             */
            teamId?: string;
            text: string;
        };
        NewProject: {
            agreements?: components["schemas"]["ProjectAgreement"][];
            /** Format: uuid */
            organisationId: string;
            summary: string;
            /** @description A template of the county's plugins: its milestones and indicators stand ready at once. */
            template?: string;
            title: string;
        };
        NewReason: {
            /**
             * @description What it counts as.
             * @enum {string}
             */
            canonical: "age" | "documents-differ" | "incomplete" | "no-place" | "not-reachable" | "other" | "requirements-not-met";
            /** @description Small letters, figures and hyphens, after `own-`. */
            code: string;
            labelEn: string;
            labelZh: string;
        };
        /** @description A team's week to be drafted. */
        NewRoster: {
            /** Format: uuid */
            teamId: string;
            /**
             * Format: date
             * @description A Monday, YYYY-MM-DD.
             */
            weekStart: string;
        };
        /** @description A new site. Latitude and longitude come together or not at all. */
        NewSite: {
            /** Format: uuid */
            areaId?: string;
            /** @description Answers to the form of a plugin's kind. */
            facts?: {
                [key: string]: unknown;
            };
            /** @description `river-dam`, `rescue-pole`, `hydrant`, or a plugin's own: `yanhu.bird-hide`. */
            kind: string;
            /** @description WGS-84 degrees. */
            latitude?: number;
            longitude?: number;
            name: string;
        };
        /** @description A new shift that recurs. */
        NewTemplate: {
            days: ("fri" | "mon" | "sat" | "sun" | "thu" | "tue" | "wed")[];
            /** @description Local time; the shift belongs to the day on which it begins. */
            from: string;
            seats: components["schemas"]["SeatNeedInput"][];
            /** Format: uuid */
            siteId?: string;
            /** Format: uuid */
            teamId: string;
            title: string;
            /** @description Local time; not after `from` = on the next day. */
            to: string;
        };
        NewTrainingSession: {
            capacity: number;
            /** Format: uuid */
            courseId: string;
            /** Format: date-time */
            endsAt: string;
            place: string;
            /**
             * Format: date-time
             * @description Instant with its zone: `2026-11-30T14:00:00+08:00`.
             */
            startsAt: string;
            /**
             * Format: uuid
             * @description Account of the trainer who may take the roll call and record results. A trainer who schedules is put in.
             */
            trainerAccountId?: string;
            /** @description A trainer from outside, by name. */
            trainerName?: string;
        };
        NewView: {
            filters: components["schemas"]["ViewFilters"];
            name: string;
            /** @description Everybody who works with the pipeline in this county sees it. */
            shared: boolean;
        };
        NoOneLeftView: {
            at: string;
            reasons: components["schemas"]["DispatchReasonView"][];
        };
        ObjectionView: {
            decidedAt?: string;
            decidedByName?: string;
            id: string;
            /** @description Whether I raised it, so that somebody else must decide. */
            mine: boolean;
            note?: string;
            /** @description By the person itself. */
            own: boolean;
            raisedAt: string;
            raisedByName: string;
            /** @enum {string} */
            reason: "hours-wrong" | "not-deserved" | "other" | "service-missing" | "team-wrong";
            reply?: string;
            runId: string;
            scoreAfter?: number;
            scoreBefore?: number;
            /** @enum {string} */
            state: "dismissed" | "open" | "upheld";
            volunteerId: string;
            volunteerName: string;
        };
        /** @description A measure with its points now and the bounds in which a county chooses them. */
        OfferedWeight: {
            label?: components["schemas"]["RecognitionLabel"];
            least: number;
            measure: string;
            most: number;
            /** @description Hundredths, as all points here. */
            points: number;
            teamType: string;
            teamTypeLabel: components["schemas"]["RecognitionLabel"];
            upTo?: number;
        };
        OfficeTimelineEntryView: {
            actorId: string;
            actorKind: string;
            at: string;
            /** @description A state, or what else happened: `promoted`, `stage-passed`, `consented`, `appealed`, `appeal-granted`, `appeal-rejected`, `reopened`. */
            kind: string;
            note?: string;
            reasonCode?: string;
            /** @description Stage of vetting it is about. */
            stage?: string;
            stageLabel?: components["schemas"]["LabelView"];
        };
        OpenDraft: {
            draftCode: string;
            phone: string;
        };
        OpenInvitationDto: {
            county: string;
            token: string;
        };
        /** @description A shift of one of my teams with open seats. */
        OpenShiftView: {
            /** @description Why I may not; empty when I may. */
            blockers: components["schemas"]["BlockerView"][];
            mayTake: boolean;
            openSeats: number;
            /** @description All its seats: as many open as there are means that nobody is there yet. */
            seats: number;
            shift: components["schemas"]["ShiftSummaryView"];
        };
        /** @description What the holder of an invitation needs to set up the authenticator app. */
        OpenedInvitation: {
            displayName: string;
            login: string;
            needsPassword: boolean;
            totpUri: string;
        };
        /** @description What is left out stays as it is. */
        OrganisationChange: {
            /** @description `null` takes it away. */
            areaId?: null | string;
            kind?: string;
            name?: string;
            /** @description `null` takes it away; only operators may change it. */
            officerAccountId?: null | string;
            /**
             * @description applied → resident → graduated; any of them → left; left → applied.
             * @enum {string}
             */
            state?: "applied" | "graduated" | "left" | "resident";
            /** @description The version that was read. */
            version: number;
        };
        OrganisationView: {
            areaId?: string;
            id: string;
            kind: string;
            name: string;
            officerAccountId?: string;
            /** @enum {string} */
            state: "applied" | "graduated" | "left" | "resident";
            /** @description To be sent back with a change. */
            version: number;
        };
        /** @description A page of a list. `next` is the cursor for the following page; absent on the last. */
        OrganisationViewPage: {
            items: components["schemas"]["OrganisationView"][];
            next?: string;
        };
        OutboxHealthView: {
            oldestSeconds: number;
            /** @description Lines of the county that were not yet handed to the queue, and the age of the oldest. */
            waiting: number;
        };
        /** @description What I have to do, did, or was asked to do. */
        OwnAssignmentView: {
            assignmentId: string;
            checkedInAt?: string;
            checkedOutAt?: string;
            shift: components["schemas"]["ShiftSummaryView"];
            /**
             * @description `offered` waits for my answer; `confirmed` counts on me.
             * @enum {string}
             */
            state: "checked-in" | "completed" | "confirmed" | "drafted" | "excused" | "no-show" | "offered" | "replaced";
        };
        OwnAward: {
            code: string;
            label: components["schemas"]["RecognitionLabel"];
            period: string;
        };
        OwnCertificates: {
            certificates: components["schemas"]["CertificateDetail"][];
            /** @description Whether the last request was refused. */
            lastRefused: boolean;
            /** @description The one that waits for an answer. */
            open?: components["schemas"]["CertificateRequestView"];
        };
        /** @description What I sent in and what became of it. */
        OwnClaim: {
            clientId: string;
            code?: string;
            coversDanger: boolean;
            decidedAt?: string;
            files: components["schemas"]["ClaimFileView"][];
            id: string;
            issuer: string;
            /** @enum {string} */
            kind: "insurance" | "qualification";
            /** @description Of the certificate, in my language. */
            name?: string;
            note?: string;
            number: string;
            /** @enum {string} */
            reason?: "expired" | "incomplete" | "not-as-written" | "other" | "unreadable" | "wrong-paper";
            renewsId?: string;
            sentAt: string;
            /** @enum {string} */
            state: "rejected" | "verified" | "waiting" | "withdrawn";
            validFrom: string;
            validTo?: string;
            version: number;
        };
        /** @description A request as its person sees it. */
        OwnCorrection: {
            answer?: string;
            askedAt: string;
            decidedAt?: string;
            /** @enum {string} */
            field: "address" | "birthDate" | "documentNumber" | "name" | "other" | "phone";
            id: string;
            note?: string;
            /** @enum {string} */
            state: "accepted" | "open" | "refused" | "withdrawn";
            value?: string;
        };
        /** @description A question that waits for my answer. */
        OwnCoverAskView: {
            askedAt: string;
            coverRequestId: string;
            shift: components["schemas"]["ShiftSummaryView"];
        };
        OwnLine: {
            commended: boolean;
            parts: components["schemas"]["PartView"][];
            score: number;
            teamId?: string;
            teamName?: string;
        };
        OwnMembership: {
            deputyNames: string[];
            /** @description The team's duty phone, where the leader's is not shown. */
            dutyPhone?: string;
            /** @description When this row began: the last change. */
            from: string;
            id: string;
            /** @description Names of whoever leads the team and who stands in for them (trust.md: names only). */
            leaderName?: string;
            /** @description The leader's number, while they agree that members see it. */
            leaderPhone?: string;
            mentorId?: string;
            mentorName?: string;
            /** @description What the team is there for. */
            mission: string;
            /** @description Posts on which I have a seat. */
            posts: components["schemas"]["OwnPost"][];
            /** @description While I am on probation. */
            probation?: components["schemas"]["ProbationView"];
            reserve: boolean;
            /** @enum {string} */
            role: "deputy" | "leader" | "member" | "probationer";
            /** @description When the unbroken membership began. */
            since: string;
            teamId: string;
            teamName: string;
            /** @description Namespaced: `maple-grove.rescue`. */
            teamTypeCode: string;
            /** @description When this row ended; absent while it lasts. */
            to?: string;
            volunteerId: string;
        };
        /** @description A message that was sent to me. */
        OwnMessageView: {
            id: string;
            sentAt: string;
            /** @description Text key of the message: `messages.coverAsked`. */
            template: string;
            /** @description In the reader's language. */
            text: string;
        };
        /** @description A page of a list. `next` is the cursor for the following page; absent on the last. */
        OwnMessageViewPage: {
            items: components["schemas"]["OwnMessageView"][];
            next?: string;
        };
        /** @description A mission as the volunteer sees it. */
        OwnMissionView: {
            answeredAt?: string;
            /** @description Village and town, or what is known of the territory. */
            area: string[];
            arrivedAt?: string;
            category: string;
            /** @description The name of a category that a plugin declares, in the caller's language. */
            categoryName?: string;
            distanceKm?: number;
            enRouteAt?: string;
            endedAt?: string;
            /** @description Until then the next person is not asked. */
            expiresAt: string;
            /** @description Whether the reporter's number can be asked for. */
            hasReporterPhone?: boolean;
            id: string;
            incidentId: string;
            latitude?: number;
            longitude?: number;
            offeredAt: string;
            outcome?: string;
            place?: string;
            /** @description That one is to stop, and why, in words. */
            standDown?: string;
            state: string;
            /** @description What happened and where: from acceptance to the end of the mission only. */
            summary?: string;
            teamId: string;
        };
        OwnMonth: {
            lines: components["schemas"]["OwnLine"][];
            month: string;
            objections: components["schemas"]["OwnObjectionView"][];
            /** @description Until when I may object; left out when that is over. */
            objectionsUntil?: string;
            runId: string;
            /** @enum {string} */
            state: "computing" | "decided" | "draft" | "failed" | "objections" | "published";
        };
        OwnObjection: {
            note?: string;
            /** @enum {string} */
            reason: "hours-wrong" | "not-deserved" | "other" | "service-missing" | "team-wrong";
            /** Format: uuid */
            runId: string;
        };
        OwnObjectionView: {
            note?: string;
            /** @enum {string} */
            reason: "hours-wrong" | "not-deserved" | "other" | "service-missing" | "team-wrong";
            reply?: string;
            /** @enum {string} */
            state: "dismissed" | "open" | "upheld";
        };
        /** @description A log as its writer sees it. */
        OwnPatrolLogView: {
            assignmentId?: string;
            clientId: string;
            id: string;
            observedAt: string;
            photos: components["schemas"]["PatrolPhotoView"][];
            receivedAt: string;
            siteId?: string;
            teamId: string;
            text: string;
        };
        /** @description A page of a list. `next` is the cursor for the following page; absent on the last. */
        OwnPatrolLogViewPage: {
            items: components["schemas"]["OwnPatrolLogView"][];
            next?: string;
        };
        /** @description A post on which I have a seat. */
        OwnPost: {
            /** @enum {string} */
            kind: "helper" | "leader" | "member";
            name: string;
        };
        /** @description My own profile. */
        OwnProfile: {
            address?: string;
            email?: string;
            emergencyName?: string;
            emergencyPhone?: string;
            /** @enum {string} */
            emergencyRelation?: "child" | "colleague" | "friend" | "parent" | "relative" | "sibling" | "spouse";
            languages: string[];
            /** @description 138****8000 */
            maskedPhone?: string;
            name: string;
            occupation?: string;
            optOutUntil?: string;
            quietFrom?: string;
            quietTo?: string;
            skills: string[];
            texts: boolean;
            /** @description To be sent back with a change; 0: nothing was said yet. */
            version: number;
        };
        /** @description One of my certificates, with its name in my language. */
        OwnQualification: {
            code: string;
            id: string;
            issuer: string;
            /** @description Absent while the plugin that knows the certificate is off. */
            name?: string;
            /** @description Last day on which it can be renewed. */
            renewableUntil?: string;
            /**
             * @description Whether it can be renewed today: not yet, now, still (it ended, and counts no more), or no longer.
             * @enum {string}
             */
            renewal: "early" | "grace" | "none" | "open" | "over";
            /** @description The certificate that it renews. */
            renewsId?: string;
            revokeReason?: string;
            /**
             * @description Today, in the county.
             * @enum {string}
             */
            state: "expired" | "future" | "revoked" | "valid";
            /** @description YYYY-MM-DD */
            validFrom: string;
            /** @description Last valid day; absent: does not expire. */
            validTo?: string;
            volunteerId: string;
        };
        OwnRecognition: {
            awards: components["schemas"]["OwnAward"][];
            leaderboard: components["schemas"]["LeaderboardConsent"];
            months: components["schemas"]["OwnMonth"][];
            stars: components["schemas"]["StarsView"];
            /** @description Teams whose list I may look at. */
            teams: components["schemas"]["OwnTeam"][];
        };
        OwnTeam: {
            /** @description Whether I lead it, and so may propose its members. */
            leads: boolean;
            name: string;
            teamId: string;
        };
        /** @description What a volunteer sees of themselves. */
        OwnVolunteer: {
            /** @description While I am under 18. */
            guardian?: components["schemas"]["GuardianStanding"];
            id: string;
            joinedAt: string;
            memberships: components["schemas"]["OwnMembership"][];
            name: string;
            number: string;
            qualifications: components["schemas"]["OwnQualification"][];
            /** @enum {string} */
            status: "active" | "left" | "suspended";
        };
        /** @description A panel drawn by the console from data of the plugin's own route. `line`, `bar` and `table` are rows, `number` is one object; the source of a detail slot is asked with `?id=<id of the record>`. */
        Panel: {
            /** @description What of a row is shown; texts `<title>.<key>` or `<key>`. Of `line` and `bar` the first is the axis and the others are numbers; of `number` the first is the figure. Left out: `label` and `value`, of `number` only `value`, under the panel's title. */
            columns?: components["schemas"]["Column"][];
            /** @enum {string} */
            kind: "bar" | "line" | "number" | "table";
            /** @description Who finds it; everybody who sees the place when left out. The route decides all the same. */
            roles?: ("auditor" | "county-admin" | "liaison" | "operator" | "org-manager" | "project-officer" | "security-admin" | "system-admin" | "team-leader" | "trainer" | "volunteer")[];
            /** @enum {string} */
            slot: "county.dashboard" | "incident.detail" | "team.detail" | "volunteer.detail";
            /** @description Path below `/api/v1/plugins/<id>/` that answers the rows. */
            source: string;
            /** @description Key of its title in `labels`. */
            title: string;
        };
        /** @description The same on paper. */
        PaperBackgroundConsent: {
            /** @description Day on the signed paper; today when left out. */
            paperConsentOn?: string;
        };
        PartView: {
            /** @description Minutes of `hours`, else how many. */
            amount: number;
            /** @description Of these, what counts. */
            counted: number;
            /** @description Of a plugin's own measure. */
            label?: components["schemas"]["RecognitionLabel"];
            measure: string;
            points: number;
            sum: number;
            upTo?: number;
        };
        /** @description What the planning of a team type's patrols looks at, with full names. */
        PatrolInfo: {
            /** @description Categories of incidents, of the plugin's own; all when left out. */
            categories?: string[];
            /** @description Days of incidents that count, 7–366. */
            lookBackDays: number;
            lookFor: {
                code: string;
                label: {
                    en: string;
                    "zh-CN": string;
                };
            }[];
            /** @description Kinds of sites on the way, of the plugin's own. */
            siteTypes?: string[];
        };
        /** @description A log as those who lead see it. */
        PatrolLogView: {
            assignmentId?: string;
            clientId: string;
            id: string;
            observedAt: string;
            photos: components["schemas"]["PatrolPhotoView"][];
            receivedAt: string;
            /** @description The week and the seat of the duty it was written on; what was taken outside a week has none. */
            rosterId?: string;
            seatId?: string;
            siteId?: string;
            teamId: string;
            text: string;
            volunteer: components["schemas"]["RosterPersonView"];
        };
        /** @description A page of a list. `next` is the cursor for the following page; absent on the last. */
        PatrolLogViewPage: {
            items: components["schemas"]["PatrolLogView"][];
            next?: string;
        };
        /** @description A photo that was kept. `patrol-logs/photos/:id` gives its bytes. */
        PatrolPhotoView: {
            id: string;
            /** @description Bytes kept. */
            size: number;
            type: string;
        };
        /** @description A second factor that somebody asked to reset, waiting for another to approve. */
        PendingResetView: {
            accountId: string;
            /** @description Whether the reader may approve: neither the one who asked nor the one it is about. */
            approvable: boolean;
            /** @description Whose second factor it is. */
            displayName: string;
            expiresAt: string;
            id: string;
            requestedAt: string;
            /** @description Who asked for it. */
            requestedBy: string;
        };
        /** @description One service of the core that a plugin calls. */
        PermissionView: {
            /** @enum {string} */
            sees: "masked" | "names";
            /** @enum {string} */
            service: "Areas" | "Duties" | "Eligibility" | "Files" | "Incidents" | "Messages" | "Missions" | "Places" | "Projects" | "Qualifications" | "Records" | "ServiceRecords" | "Shifts" | "Teams" | "Volunteers";
            /** @description Absent where the plugin does not say. */
            why?: {
                en: string;
                "zh-CN": string;
            };
        };
        /** @description A person as the office sees one: document and phone masked, the address only that there is one. */
        PersonView: {
            /** @description YYYY-MM-DD */
            birthDate?: string;
            documentType: string;
            hasAddress: boolean;
            id: string;
            /** @description First and last character; absent once erased. */
            maskedDocument?: string;
            /** @description 138****8000 */
            maskedPhone?: string;
            name: string;
            /** @description Whether a one-time code proved the number. */
            phoneVerified: boolean;
        };
        PhoneCodeFlowView: {
            expiresInSeconds: number;
            flowId: string;
        };
        PhoneCodeRequestDto: {
            county: string;
            phone: string;
        };
        PhoneCodeView: {
            expiresInSeconds: number;
            /** @description To be sent back together with the code. */
            flowId: string;
        };
        PinAssignment: {
            pinned: boolean;
        };
        Pipeline: {
            appeals: {
                overdue: number;
                waiting: number;
            };
            /** @description Those that are due first come first, so that what is overdue is on top. */
            items: components["schemas"]["PipelineItem"][];
            next?: string;
            /** @description Every stage that somebody waits at, or that a team type of the county has, in order. */
            stages: components["schemas"]["PipelineStage"][];
        };
        PipelineItem: {
            /** @description Not for the first time: an appeal was granted. */
            anew: boolean;
            callId: string;
            /** @description Waits for the recruit's consent to the background review. */
            consentMissing: boolean;
            dueAt: string;
            /** @description The application's id. */
            id: string;
            name: string;
            number: string;
            overdue: boolean;
            /** @description When it came to this stage. */
            since: string;
            /** @enum {string} */
            source: "import" | "office" | "online";
            /** @description Code of the stage it waits at. */
            stage: string;
            /** @enum {string} */
            state: "reviewed" | "screened" | "submitted";
            teamTypeCode: string;
        };
        /** @description What of the pipeline is wanted, in a body: somebody's name does not go into an address. */
        PipelineQuery: {
            /** @description The last of the page before: its deadline and its id. */
            after?: string;
            /** Format: uuid */
            callId?: string;
            /** @default 50 */
            limit: number;
            overdue?: boolean;
            /** @description Part of the name, or a whole application number. */
            search?: string;
            stage?: string;
            teamType?: string;
        };
        PipelineStage: {
            code: string;
            label: components["schemas"]["LabelView"];
            /** @description The reader decides here. */
            mine: boolean;
            overdue: number;
            waiting: number;
        };
        /** @description A place on the map, WGS-84 degrees. */
        PlaceInput: {
            latitude: number;
            longitude: number;
        };
        /** @description A place on the map, WGS-84 degrees. */
        PlaceView: {
            latitude: number;
            longitude: number;
        };
        /** @description A plan as it was written down; without a day the core's own stages, which every team type begins with. */
        PlanVersionView: {
            madeAt?: string;
            /** @description Who wrote it; nobody where the house did when a plugin brought stages. */
            madeByName?: string;
            stages: components["schemas"]["StageView"][];
            teamTypeCode: string;
            teamTypeLabel: components["schemas"]["LabelView"];
            /** @description Decisions are stored with it. */
            version: number;
        };
        PlanView: {
            stages: components["schemas"]["StageView"][];
            teamTypeCode: string;
            teamTypeLabel: components["schemas"]["LabelView"];
            /** @description Decisions are stored with it. */
            version: number;
        };
        /** @description Something a plugin did wrong: in this county while it ran, or at the start of the installation. */
        PluginFaultView: {
            happenedAt?: string;
            /** @description What was running: `load`, `validate`, `mount`, a policy, a route, a job. */
            hook: string;
            message: string;
            pluginId: string;
            reason: string;
        };
        /** @description Faults of one plugin in this county. */
        PluginHealthView: {
            /** @description Within the last 24 hours. */
            faults: number;
            pluginId: string;
            /** @description It used up its faults and was switched off. */
            stopped: boolean;
        };
        /** @description Everything two people are shown before a plugin is switched on. */
        PluginManifest: {
            counties: "all" | string[];
            id: string;
            /** @description Absent where it does not say; see `tables`. */
            keeps?: components["schemas"]["KeepingView"];
            label: {
                en: string;
                "zh-CN": string;
            };
            licence?: string;
            /** @description Absent where the plugin does not say who answers for it. */
            owner?: {
                en: string;
                "zh-CN": string;
            };
            parts: components["schemas"]["PluginPart"][];
            permissions: components["schemas"]["PermissionView"][];
            /** @description Range of the SDK it was written for. */
            requires: string;
            /**
             * @description `process`: in a closed process, without files, network or database; `here`: inside the host, as trusted code.
             * @enum {string}
             */
            runs: "here" | "process";
            settings?: components["schemas"]["AnyFormSchema"];
            /** @description How many tables of its own it has. */
            tables: number;
            version: string;
        };
        /** @description Something a plugin brings. */
        PluginPart: {
            code: string;
            /**
             * @description `declared`: checked and shown, not yet put to use.
             * @enum {string}
             */
            engine: "active" | "declared";
            /** @enum {string} */
            kind: "assetTypes" | "broadcastTopics" | "contactCards" | "effects" | "escalations" | "incidentCategories" | "mapLayers" | "mediationLadders" | "messages" | "microTasks" | "pages" | "panels" | "projectTemplates" | "qualifications" | "reports" | "requests" | "rounds" | "siteTypes" | "teamTypes" | "titles" | "vettingStages";
            label: {
                en: string;
                "zh-CN": string;
            };
        };
        /** @description That a plugin is to be switched on. */
        PluginProposalView: {
            decidedAt?: string;
            decidedBy?: string;
            id: string;
            /** @description What whoever decides agrees to. */
            manifest: components["schemas"]["PluginManifest"];
            manifestHash: string;
            /** @description Whether whoever reads may approve or reject it. */
            mayDecide: boolean;
            /** @description Whether whoever reads proposed it, and may withdraw it. */
            mine: boolean;
            note?: string;
            pluginId: string;
            proposedAt: string;
            /** @description Display name; empty where it was proposed from the shell. */
            proposedBy: string;
            settings: {
                [key: string]: unknown;
            };
            settingsForm?: components["schemas"]["AnyFormSchema"];
            /** @description The plugin or its state has changed since: it can't be approved any more. */
            stale: boolean;
            /** @enum {string} */
            state: "approved" | "lapsed" | "open" | "rejected" | "withdrawn";
        };
        /** @description What one plugin shows the caller. */
        PluginScreens: {
            id: string;
            label: {
                en: string;
                "zh-CN": string;
            };
            /** @description All its texts, for `host.t` of its modules. */
            labels?: {
                en: {
                    [key: string]: string;
                };
                "zh-CN": {
                    [key: string]: string;
                };
            };
            mapLayers: components["schemas"]["ScreenLayer"][];
            /** @description Address below which the modules of its pages lie; changes with any of its files. */
            modules?: string;
            pages: components["schemas"]["ScreenPage"][];
            panels: components["schemas"]["ScreenPanel"][];
        };
        /** @description A plugin as the county's administrators see it. */
        PluginView: {
            changedAt?: string;
            changedBy?: string;
            /** @description Counties it is meant for; absent = all. */
            counties?: string[];
            id: string;
            label: {
                en: string;
                "zh-CN": string;
            };
            /** @description What two people agree to before it is switched on; absent where it does not run. */
            manifest?: components["schemas"]["PluginManifest"];
            /** @description To be sent with a proposal. */
            manifestHash?: string;
            panels: components["schemas"]["Panel"][];
            pluginVersion?: string;
            /** @description Why it does not run, and what to do. */
            reason?: string;
            settings: {
                [key: string]: unknown;
            };
            settingsForm?: components["schemas"]["AnyFormSchema"];
            /** @enum {string} */
            status: "awaiting" | "broken" | "disabled" | "enabled" | "stopped";
            stoppedAt?: string;
            teamTypes: components["schemas"]["TeamTypeInfo"][];
            /** @description To be sent back with a change. */
            version: number;
        };
        PostDetail: {
            areaId?: string;
            id: string;
            /** @description Empty seats that are missed. */
            lacks: components["schemas"]["PostLacks"];
            name: string;
            /** @description The team type's pattern it was made by. */
            patternCode?: string;
            seats: components["schemas"]["PostSeatView"][];
            teamId: string;
            teamName: string;
            /** @description Only people on probation are there. */
            unaccompanied: boolean;
            version: number;
        };
        PostLacks: {
            leaders: number;
            members: number;
        };
        PostPage: {
            items: components["schemas"]["PostDetail"][];
            next?: string;
        };
        /** @description A pattern of posts with its name. */
        PostPatternInfo: {
            /** @description Kebab case; its text is the pattern's name. */
            code: string;
            /** @description The N: most helpers at a time. */
            helpers: number;
            label: {
                en: string;
                "zh-CN": string;
            };
            leaders: number;
            members: number;
        };
        /** @description A seat that somebody held, or holds. */
        PostPeriod: {
            from: string;
            id: string;
            /** @enum {string} */
            kind: "helper" | "leader" | "member";
            postId: string;
            postName: string;
            teamId: string;
            to?: string;
        };
        PostSeatView: {
            id: string;
            /** @enum {string} */
            kind: "helper" | "leader" | "member";
            name?: string;
            no: number;
            /** @description Whether the holder is on probation, and not to be left alone. */
            probation?: boolean;
            since?: string;
            /** @description Who holds it; names are for those who see the team's members. */
            volunteerId?: string;
        };
        /** @description A probation that was decided, or runs. */
        ProbationPeriod: {
            decidedAt?: string;
            /** @description Display name of who decided. */
            decidedBy?: string;
            /** @description Shifts of the team that stand in the ledger since it began. */
            doneShifts: number;
            id: string;
            /** @description How many shifts it takes. */
            requiredShifts: number;
            since: string;
            /** @enum {string} */
            state: "ended" | "extended" | "passed" | "running" | "shortened";
            teamId: string;
            why?: string;
        };
        /** @description The first time in a team, accompanied by a mentor: how many shifts somebody serves before a decision makes them a full member. */
        ProbationTerms: {
            shifts: number;
        };
        /** @description A probation as it stands. */
        ProbationView: {
            /** @description Shifts of the team that stand in the ledger since it began. */
            doneShifts: number;
            /** @description How many shifts it takes. */
            requiredShifts: number;
            since: string;
        };
        /** @description RFC 9457 problem details: `code` is stable, `title` is for people. */
        Problem: {
            code: string;
            fields?: components["schemas"]["ProblemField"][];
            /** @description Values of the text. With `request.stale`: `version`, which the record has now. */
            params?: {
                [key: string]: unknown;
            };
            requestId: string;
            status: number;
            title: string;
            type: string;
        };
        /** @description One wrong field, with its text. */
        ProblemField: {
            code: string;
            field: string;
            message: string;
            params?: {
                [key: string]: unknown;
            };
        };
        /** @description A volunteer's profile for staff: the office reads it masked, team leaders what their work needs. */
        ProfileView: {
            /** @enum {string} */
            emergencyRelation?: "child" | "colleague" | "friend" | "parent" | "relative" | "sibling" | "spouse";
            languages: string[];
            maskedEmail?: string;
            maskedEmergencyName?: string;
            maskedEmergencyPhone?: string;
            /** @description For the office only, as all below. */
            occupation?: string;
            optOutUntil?: string;
            quietFrom?: string;
            quietTo?: string;
            skills: string[];
            texts?: boolean;
            /** @description To be sent back with a change; 0: nothing was said yet. */
            version: number;
        };
        /** @description With whom the project has agreed on what. */
        ProjectAgreement: {
            /** @description The other side: a school, a village … */
            party: string;
            /**
             * Format: date
             * @description `YYYY-MM-DD`
             */
            signedOn?: string;
            title: string;
        };
        /** @description What is left out stays as it is. For the stage see `stage`. */
        ProjectChange: {
            /** @description All agreements, not only new ones. */
            agreements?: components["schemas"]["ProjectAgreement"][];
            summary?: string;
            title?: string;
            /** @description The version that was read. */
            version: number;
        };
        /** @description Everything about a seed project. */
        ProjectDetailView: {
            agreements: components["schemas"]["ProjectAgreement"][];
            id: string;
            indicators: components["schemas"]["IndicatorView"][];
            /** @description By due day. */
            milestones: components["schemas"]["MilestoneView"][];
            milestonesDone: number;
            /** @description Without the dropped ones. */
            milestonesTotal: number;
            organisation: components["schemas"]["OrganisationView"];
            organisationId: string;
            organisationName: string;
            progress: components["schemas"]["ProjectProgress"];
            /** @enum {string} */
            stage: "funded" | "idea" | "pilot" | "replicated" | "seed" | "showcase";
            /** @description Oldest first. */
            stageHistory: components["schemas"]["StageChangeView"][];
            summary: string;
            /** @description The template it was begun from. */
            template?: string;
            title: string;
            /** @description To be sent back with a change. */
            version: number;
        };
        /** @description How far the project is; derived, never typed. */
        ProjectProgress: {
            /** @description Mean of the indicators' progress, 0 to 1; absent while none has an actual. */
            indicatorProgress?: number;
            /** @description Indicators at their target or beyond. */
            indicatorsMet: number;
            indicatorsTotal: number;
            milestonesDone: number;
            milestonesTotal: number;
        };
        ProjectStep: {
            /** @description What the gate's decision rests on. */
            note: string;
            /**
             * @description The stage before or after the present one.
             * @enum {string}
             */
            to: "funded" | "idea" | "pilot" | "replicated" | "seed" | "showcase";
            /** @description The version that was read. */
            version: number;
        };
        /** @description A seed project that can be begun anew, as a plugin of the county declares it. */
        ProjectTemplateView: {
            /** @description `<plugin id>.<code>` */
            code: string;
            indicators: components["schemas"]["TemplateIndicatorView"][];
            label: components["schemas"]["TemplateLabelView"];
            milestones: components["schemas"]["TemplateMilestoneView"][];
        };
        /** @description A seed project in a list. */
        ProjectView: {
            agreements: components["schemas"]["ProjectAgreement"][];
            id: string;
            milestonesDone: number;
            /** @description Without the dropped ones. */
            milestonesTotal: number;
            organisationId: string;
            organisationName: string;
            /** @enum {string} */
            stage: "funded" | "idea" | "pilot" | "replicated" | "seed" | "showcase";
            summary: string;
            /** @description The template it was begun from. */
            template?: string;
            title: string;
            /** @description To be sent back with a change. */
            version: number;
        };
        /** @description A page of a list. `next` is the cursor for the following page; absent on the last. */
        ProjectViewPage: {
            items: components["schemas"]["ProjectView"][];
            next?: string;
        };
        ProposalPage: {
            items: components["schemas"]["ProposalView"][];
            next?: string;
        };
        ProposalStep: {
            /** @description The version that was read. */
            version: number;
        };
        ProposalView: {
            decidedAt?: string;
            decidedByName?: string;
            from: string;
            id: string;
            /** @description Whether I proposed or supported it, so that somebody else must go on. */
            mine: boolean;
            proposedAt: string;
            proposedByName: string;
            /** @description Left out once the person was erased. */
            reason?: string;
            reply?: string;
            /** @enum {string} */
            state: "approved" | "proposed" | "refused" | "supported" | "withdrawn";
            supportedByName?: string;
            teamId: string;
            teamName: string;
            to: string;
            version: number;
            volunteerId: string;
            volunteerName: string;
            volunteerNumber: string;
        };
        ProposeCommendation: {
            /** @description First day of what is to be commended. */
            from: string;
            /** @description What the person did, for those who decide and for the person. */
            reason: string;
            /**
             * Format: uuid
             * @description A team that I lead.
             */
            teamId: string;
            /** @description Last day, included; within a year. */
            to: string;
            /**
             * Format: uuid
             * @description A member of it, not I myself.
             */
            volunteerId: string;
        };
        ProposeEntry: {
            actualMinutes: number;
            /** @description What was done, for the certificate. */
            content: string;
            /** @description Not more than was served. */
            creditedMinutes: number;
            /**
             * Format: date-time
             * @description When it began; credited time counts from here.
             */
            occurredAt: string;
            /** @enum {string} */
            reason: "entered-twice" | "entered-wrongly" | "not-present" | "not-recorded" | "other" | "times-wrong";
            /** Format: uuid */
            teamId?: string;
            /** Format: uuid */
            volunteerId: string;
        };
        /** @description Proposes to switch a plugin on in the county. */
        ProposePlugin: {
            /** @description What was shown: `manifestHash` of the plugin. */
            manifestHash: string;
            pluginId: string;
            /** @description All settings; what is left out falls back to what is stored, or the plugin's default. */
            settings?: {
                [key: string]: unknown;
            };
            /** @description The version of the plugin that was read; 0 when the county never had it. */
            version: number;
        };
        ProposeReplacement: {
            actualMinutes: number;
            /** @description Not more than was served. */
            creditedMinutes: number;
            /**
             * Format: date-time
             * @description When it began; credited time counts from here.
             */
            occurredAt: string;
            /** @enum {string} */
            reason: "entered-twice" | "entered-wrongly" | "not-present" | "not-recorded" | "other" | "times-wrong";
        };
        ProposeUndo: {
            /** @enum {string} */
            reason: "entered-twice" | "entered-wrongly" | "not-present" | "not-recorded" | "other" | "times-wrong";
        };
        /** @description A call as visitors see it in the list. */
        PublicCallSummary: {
            closesAt: string;
            id: string;
            location?: string;
            opensAt: string;
            /** @enum {string} */
            phase: "ended" | "open" | "upcoming";
            teamTypes: components["schemas"]["CallTeamTypeView"][];
            title: string;
        };
        /** @description A call as visitors read it before they sign up. */
        PublicCallView: {
            /** @description Questions of the core that this call asks besides name, document and phone. */
            about: components["schemas"]["AboutQuestionView"][];
            closesAt: string;
            consent: components["schemas"]["ConsentDocumentView"];
            content: string;
            /** @description Number of the form, to be sent along with the sign-up. */
            formNo: number;
            id: string;
            /** @description How those who are accepted are insured, in the office's words. */
            insuranceStatement?: string;
            location?: string;
            opensAt: string;
            /** @enum {string} */
            phase: "ended" | "open" | "upcoming";
            riskNotice: string;
            /** @description What stands behind `/s/` in the short address. */
            shortCode?: string;
            specialists: components["schemas"]["SpecialistView"][];
            teamTypes: components["schemas"]["CallTeamTypeWithForm"][];
            title: string;
        };
        /** @description What publishing did. Seats in `blocked` were left open. */
        PublishedRosterView: {
            blocked: components["schemas"]["BlockedSeatView"][];
            roster: components["schemas"]["RosterView"];
        };
        QualificationDetail: {
            code: string;
            id: string;
            issuer: string;
            /** @description Last day on which it can be renewed. */
            renewableUntil?: string;
            /**
             * @description Whether it can be renewed today: not yet, now, still (it ended, and counts no more), or no longer.
             * @enum {string}
             */
            renewal: "early" | "grace" | "none" | "open" | "over";
            /** @description The certificate that it renews. */
            renewsId?: string;
            revokeReason?: string;
            /**
             * @description Today, in the county.
             * @enum {string}
             */
            state: "expired" | "future" | "revoked" | "valid";
            /** @description YYYY-MM-DD */
            validFrom: string;
            /** @description Last valid day; absent: does not expire. */
            validTo?: string;
            volunteerId: string;
        };
        /** @description A kind of certificate: of the core, or of a plugin that the county has switched on. */
        QualificationKindView: {
            /** @description Namespaced: `maple-grove.first-aid`. */
            code: string;
            /** @description How many days after its end it still can. */
            graceDays: number;
            label: components["schemas"]["LabelView"];
            /** @description How many days before its end it can be renewed. */
            renewalDays: number;
            /** @description How long it is valid unless the paper says otherwise. */
            validMonths: number;
        };
        /** @description What a call changes about a question. */
        QuestionInput: {
            asked: boolean;
            /** @description Replaces the help that the plugin brings. */
            hint?: components["schemas"]["HintInput"];
            key: string;
            required: boolean;
        };
        QueueHealthView: {
            /** @enum {string} */
            kind: "postgres" | "redis";
            reachable: boolean;
        };
        QueueItem: {
            callId: string;
            dueAt: string;
            /** @description The application's id. */
            id: string;
            name: string;
            number: string;
            overdue: boolean;
            /** @description When it came to this stage. */
            since: string;
            /** @enum {string} */
            source: "import" | "office" | "online";
            teamTypeCode: string;
        };
        QueuePage: {
            items: components["schemas"]["QueueItem"][];
            next?: string;
        };
        RaiseObjection: {
            note?: string;
            /** @enum {string} */
            reason: "hours-wrong" | "not-deserved" | "other" | "service-missing" | "team-wrong";
            /**
             * Format: uuid
             * @description Whose month it is about.
             */
            volunteerId: string;
        };
        /** @description A reason for a refusal; what the recruit reads is its label, unless somebody writes to them in person. */
        ReasonView: {
            active: boolean;
            /** @enum {string} */
            canonical: "age" | "documents-differ" | "incomplete" | "no-place" | "not-reachable" | "other" | "requirements-not-met";
            code: string;
            /** @description Of the county's own reasons. */
            id?: string;
            label: components["schemas"]["LabelView"];
            version: number;
        };
        RecognitionLabel: {
            en: string;
            "zh-CN": string;
        };
        /** @description A guardian's signature that the office writes down for a minor it knows already. */
        RecordGuardian: {
            name: string;
            /** @description Day of the signature, YYYY-MM-DD. */
            paperConsentOn: string;
            phone: string;
        };
        /** @description An answer that the liaison took by telephone. */
        RecordMissionAnswer: {
            accepted: boolean;
            reason?: string;
        };
        /** @description An application as the recruit sees it. */
        RecruitApplicationView: {
            /** @description While it is refused. */
            appeal?: components["schemas"]["AppealStandingView"];
            /** @description The background review waits for this consent. */
            backgroundConsent?: components["schemas"]["ConsentAskedView"];
            callId: string;
            callTitle: string;
            canWithdraw: boolean;
            decidedAt?: string;
            id: string;
            number: string;
            /** @description Why it was refused. */
            refusal?: {
                code: string;
                text?: string;
            };
            /** @enum {string} */
            state: "accepted" | "refused" | "reviewed" | "screened" | "submitted" | "waitlisted" | "withdrawn";
            submittedAt: string;
            teamType: string;
            teamTypeLabel: components["schemas"]["LabelView"];
            timeline: components["schemas"]["TimelineEntryView"][];
            /** @description Place in the waitlist, from 1. */
            waitlistPosition?: number;
        };
        RefusalDto: {
            publicText?: string;
            reasonCode: string;
        };
        RejectPlugin: {
            /** @description Why not, for who proposed it. */
            note?: string;
        };
        ReopenCall: {
            /**
             * Format: date-time
             * @description New deadline, in the future; needed when the old one has passed.
             */
            closesAt?: string;
        };
        ReplayView: {
            /** @description Numbers of lines that came out otherwise. */
            differing: number[];
            lines: number;
            replayed: string;
            result: string;
            /** @description Whether everything came out as it stands. */
            same: boolean;
        };
        ReporterPhoneView: {
            phone: string;
        };
        RequestCertificate: {
            from: string;
            /** @description Last day, included. */
            to: string;
        };
        RequestPhoneCode: {
            phone: string;
            /** @enum {string} */
            purpose: "sign-up" | "status";
        };
        RevealField: {
            /** @enum {string} */
            field: "address" | "document" | "guardianName" | "guardianPhone" | "phone";
            /**
             * @description Why it is needed; kept in the audit trail as a code.
             * @enum {string}
             */
            reason: "background-review" | "contact" | "correct-data" | "verify-identity";
        };
        RevealReporterPhone: {
            /**
             * @description Why it is needed; goes to the audit trail as a code.
             * @enum {string}
             */
            reason: "call-back" | "find-place" | "follow-up";
        };
        RevealVolunteerField: {
            /** @enum {string} */
            field: "address" | "document" | "email" | "emergencyName" | "emergencyPhone" | "guardianName" | "guardianPhone" | "phone";
            /**
             * @description Why it is needed; kept in the audit trail as a code, and shown to the volunteer.
             * @enum {string}
             */
            reason: "background-review" | "contact" | "correct-data" | "emergency" | "verify-identity";
        };
        RevealedView: {
            value?: string;
        };
        RevokeCertificate: {
            /** @enum {string} */
            reason: "asked-by-holder" | "entered-wrongly" | "hours-corrected" | "objection-upheld";
        };
        RevokeInsurance: {
            /** @enum {string} */
            reason: "cancelled" | "entered-wrongly" | "not-paid";
            /** @description The whole group's policy of this number, for everybody in it. */
            wholeGroup?: boolean;
        };
        RevokeQualificationDto: {
            /** @enum {string} */
            reason: "entered-wrongly" | "issuer-withdrew" | "misconduct" | "unfit";
        };
        RevokedInsurance: {
            /** @description For how many people it was. */
            revoked: number;
        };
        /** @description A place in a team after its role was asked for. Naming a leader takes a second person: until then the role stays. */
        RoleAnswer: {
            /** @description When this row began: the last change. */
            from: string;
            id: string;
            leaderProposal?: components["schemas"]["LeaderProposalView"];
            mentorId?: string;
            reserve: boolean;
            /** @enum {string} */
            role: "deputy" | "leader" | "member" | "probationer";
            /** @description When the unbroken membership began. */
            since: string;
            teamId: string;
            /** @description When this row ended; absent while it lasts. */
            to?: string;
            volunteerId: string;
        };
        /** @description A volunteer where who leads sees the roster: name and number, no phone. */
        RosterPersonView: {
            id: string;
            name: string;
            number: string;
        };
        /** @description A seat of a team's post and who holds it. */
        RosterPostSeatView: {
            /** @enum {string} */
            kind: "helper" | "leader" | "member";
            /** @description Absent while it is empty. */
            volunteer?: components["schemas"]["RosterPersonView"];
        };
        /** @description A post of the team ("1+2+N") as it stands now. */
        RosterPostView: {
            id: string;
            /** @description Empty seats that are missed. */
            lacks: {
                leaders: number;
                members: number;
            };
            name: string;
            seats: components["schemas"]["RosterPostSeatView"][];
        };
        /** @description A seat with the reasons of the draft. */
        RosterSeatView: {
            /** @description Absent: the seat is open. */
            assignment?: components["schemas"]["AssignmentView"];
            /** @description Those who may, in order, then those who may not and why; absent before the first draft. */
            considered?: components["schemas"]["ConsideredView"][];
            id: string;
            /** @description 1, 2, 3 … within the shift. */
            no: number;
            /** @description Required beyond the team type. */
            qualifications: string[];
        };
        RosterShiftView: {
            /** @description Dangerous work: adults with insurance only. */
            danger: boolean;
            /** @description The day on which it begins, YYYY-MM-DD. */
            dutyDate: string;
            endsAt: string;
            id: string;
            rosterId?: string;
            seats: components["schemas"]["RosterSeatView"][];
            siteId?: string;
            startsAt: string;
            /** @enum {string} */
            state: "cancelled" | "planned" | "published";
            teamId: string;
            title: string;
            version: number;
        };
        /** @description A roster in a list. */
        RosterSummaryView: {
            draftedAt?: string;
            /** @description Name and version of what drafted it. */
            engine?: string;
            /** @description Why the last attempt to draft failed: an error code. */
            failure?: string;
            id: string;
            /** @description 0 to 100 while it is being drafted. */
            progress: number;
            publishedAt?: string;
            /** @enum {string} */
            state: "drafted" | "drafting" | "failed" | "published";
            teamId: string;
            /** @description To be sent back with publishing and drafting again. */
            version: number;
            /** @description Monday. */
            weekStart: string;
        };
        RosterSummaryViewRosterPage: {
            items: components["schemas"]["RosterSummaryView"][];
            next?: string;
        };
        RosterVersion: {
            /** @description The version that was read. */
            version: number;
        };
        /** @description A roster with its shifts, seats and reasons. */
        RosterView: {
            draftedAt?: string;
            /** @description Name and version of what drafted it. */
            engine?: string;
            /** @description Why the last attempt to draft failed: an error code. */
            failure?: string;
            id: string;
            /** @description Who holds which seat of which post of the team now, whatever the shift. */
            posts: components["schemas"]["RosterPostView"][];
            /** @description 0 to 100 while it is being drafted. */
            progress: number;
            publishedAt?: string;
            shifts: components["schemas"]["RosterShiftView"][];
            /** @enum {string} */
            state: "drafted" | "drafting" | "failed" | "published";
            teamId: string;
            /** @description To be sent back with publishing and drafting again. */
            version: number;
            /** @description Monday. */
            weekStart: string;
        };
        RulesView: {
            awards: components["schemas"]["AwardRuleView"][];
            createdAt?: string;
            createdByName?: string;
            fingerprint?: string;
            leastPoints: number;
            objectionDays: number;
            /** @description Titles that the county's plugins declare and that are not among the awards. */
            offeredAwards: components["schemas"]["AwardRuleView"][];
            perTeam: number;
            /** @description Hours of the five stars. */
            stars: number[];
            /** @description 0: none was written down yet; what holds then is shown. */
            version: number;
            weights: components["schemas"]["OfferedWeight"][];
        };
        RunDetail: {
            commendedCount: number;
            cutoff: string;
            decidedAt?: string;
            decidedByName?: string;
            failure?: string;
            id: string;
            lineCount: number;
            /** @description Whether I proposed it, so that somebody else must decide. */
            mine: boolean;
            month: string;
            objectionsUntil?: string;
            openObjections: number;
            openedAt?: string;
            openedByName?: string;
            /** @description 0 to 100. */
            progress: number;
            publishedAt?: string;
            publishedByName?: string;
            /** @description SHA-256 over rules and lines. */
            result?: string;
            rulesVersion: number;
            startedAt: string;
            startedByName: string;
            /** @enum {string} */
            state: "computing" | "decided" | "draft" | "failed" | "objections" | "published";
            teams: components["schemas"]["TeamCount"][];
            version: number;
        };
        RunPage: {
            items: components["schemas"]["RunSummary"][];
            next?: string;
        };
        /** @description A step of a run, from the version that was read. */
        RunStep: {
            version: number;
        };
        RunSummary: {
            commendedCount: number;
            failure?: string;
            id: string;
            lineCount: number;
            month: string;
            objectionsUntil?: string;
            openObjections: number;
            /** @description 0 to 100. */
            progress: number;
            publishedAt?: string;
            rulesVersion: number;
            startedAt: string;
            startedByName: string;
            /** @enum {string} */
            state: "computing" | "decided" | "draft" | "failed" | "objections" | "published";
            version: number;
        };
        /** @description A sign-up that is put aside. */
        SaveDraft: {
            /** @description Of the draft that is saved again; a new one when left out or not right. */
            draftCode?: string;
            /** @description Number of the form it is filled in on. */
            formNo: number;
            /** @description The phone it is found by later. */
            phone: string;
            /** @description What stands in the form: texts and lists of texts by the name of the field. */
            values: {
                [key: string]: unknown;
            };
        };
        /** @description The stages of a team type, all of them, in their order. */
        SavePlan: {
            stages: components["schemas"]["SaveStage"][];
            teamTypeCode: string;
            /** @description Of the plan that was read. */
            version: number;
        };
        SaveStage: {
            /** @enum {string} */
            autoAdvance: "none" | "recent-pass";
            /** @description One of the core's, of the plugin's, or the county's own. */
            code: string;
            /** @description Days until it is overdue. */
            dueDays: number;
            /** @description What a pass needs. */
            evidence: ("file" | "note")[];
            /** @description Of the county's own stages; the others bring theirs. */
            label?: components["schemas"]["StageLabel"];
            roles: ("county-admin" | "liaison" | "operator" | "team-leader" | "trainer")[];
            /** @description Days for which a pass may be relied on. */
            validDays?: number;
        };
        SavedDraftView: {
            /** @description Opens the draft again, together with the phone. */
            draftCode: string;
            expiresAt: string;
        };
        /** @description The answer to intake and correction. */
        SavedIncidentView: {
            /** @description From the smallest area up to the county. */
            area: components["schemas"]["IncidentAreaView"][];
            /** @description The area was found by the nearest centre. */
            areaGuessed: boolean;
            askAtOnce: number;
            category?: string;
            /** @description Of a category that a plugin declares, as it was when the incident was taken in. */
            categoryLabel?: components["schemas"]["CategoryLabelView"];
            /** @description When somebody should be there; absent with `waitingSince`. */
            dueAt?: string;
            emergency: boolean;
            emergencyService?: string;
            endedAt?: string;
            handedOverTo?: string;
            handledAt?: string;
            hasReporterPhone: boolean;
            id: string;
            latitude?: number;
            /** @description Who is being asked, under way or there; in the list `open` only. */
            live?: components["schemas"]["MissionView"][];
            longitude?: number;
            /** @description Fields in which numbers were masked; empty when there was nothing. */
            masked: components["schemas"]["MaskedTextView"][];
            /** @description Since when nobody is left to ask. */
            noOneLeftAt?: string;
            occurredAt: string;
            place?: string;
            receivedAt: string;
            reopenedAt?: string;
            /** @description When it should be settled or handed over; where its category says so, until then. */
            settleBy?: string;
            source: string;
            state: string;
            summary?: string;
            version: number;
            /** @description Since when the resident has been waiting; absent once somebody is there or it is over. */
            waitingSince?: string;
        };
        SavedView: {
            filters: components["schemas"]["ViewFilters"];
            id: string;
            name: string;
            /** @description The reader's own: only they change it. */
            own: boolean;
            shared: boolean;
            version: number;
        };
        /** @description Something the reader may do. */
        ScreenAction: {
            /** @description Asks whether it is meant. */
            confirm: boolean;
            /** @description Asked before; its answers are the body. */
            form?: components["schemas"]["AnyFormSchema"];
            id: string;
            label: {
                en: string;
                "zh-CN": string;
            };
            /** @enum {string} */
            method: "DELETE" | "PATCH" | "POST" | "PUT";
            /** @description Below `/api/v1/plugins/<id>/`; `:name` stands for the property of the row. */
            path: string;
            /** @description Whether it belongs to a row, and not to the whole page. */
            row: boolean;
        };
        /** @description A value of a row with its heading. */
        ScreenColumn: {
            heading: {
                en: string;
                "zh-CN": string;
            };
            /** @description Property of the row. */
            key: string;
            /** @enum {string} */
            kind: "choice" | "date" | "number" | "text" | "time" | "yesNo";
            /** @description Of a `choice`. */
            options?: components["schemas"]["ScreenOption"][];
            /**
             * @description Gives the bars or the line of a panel their colour.
             * @enum {string}
             */
            tone?: "bad" | "good" | "info" | "neutral" | "warning";
            /** @description Written behind a number. */
            unit?: {
                en: string;
                "zh-CN": string;
            };
        };
        /** @description A layer of the dispatch map. */
        ScreenLayer: {
            id: string;
            /** @description Property with the latitude. */
            latitude: string;
            longitude: string;
            source: string;
            state?: components["schemas"]["ScreenColumn"];
            title: {
                en: string;
                "zh-CN": string;
            };
            /** @description Property that names a point. */
            titleKey: string;
        };
        /** @description One of the values that a `choice` may have. */
        ScreenOption: {
            label: {
                en: string;
                "zh-CN": string;
            };
            /** @enum {string} */
            tone: "bad" | "good" | "info" | "neutral" | "warning";
            value: string;
        };
        /** @description A page at `/console/x/<plugin id>/<page id>`. */
        ScreenPage: {
            /** @enum {string} */
            icon?: "areas" | "audit" | "health" | "patrol" | "plugins" | "projects" | "teams" | "tools" | "training";
            id: string;
            /**
             * @description Where it stands in the navigation; absent = others open it.
             * @enum {string}
             */
            section?: "duty" | "people" | "plugins" | "projects" | "recruitment" | "station";
            title: {
                en: string;
                "zh-CN": string;
            };
            view: components["schemas"]["BoardScreen"] | components["schemas"]["DetailScreen"] | components["schemas"]["FormScreen"] | components["schemas"]["MapScreen"] | components["schemas"]["ModuleScreen"] | components["schemas"]["StatsScreen"] | components["schemas"]["TableScreen"] | components["schemas"]["TimelineScreen"];
        };
        /** @description A panel on a page of the core. */
        ScreenPanel: {
            /** @description Of `line` and `bar` the first is the axis; of `number` the first is the figure. */
            columns: components["schemas"]["ScreenColumn"][];
            /** @enum {string} */
            kind: "bar" | "line" | "number" | "table";
            /** @enum {string} */
            slot: "county.dashboard" | "incident.detail" | "team.detail" | "volunteer.detail";
            source: string;
            title: {
                en: string;
                "zh-CN": string;
            };
        };
        /** @description Where a form or a moved card is sent. */
        ScreenTarget: {
            /** @enum {string} */
            method: "PATCH" | "POST" | "PUT";
            path: string;
        };
        /** @description What happened, newest first. */
        ScreenTimeline: {
            /** @description Property with the instant. */
            at: string;
            source: string;
            /** @description Property with a line more. */
            text?: string;
            title: components["schemas"]["ScreenColumn"];
        };
        ScreeningDto: {
            /**
             * Format: uuid
             * @description A picture that was sent to `vetting/evidence`.
             */
            evidenceFileId?: string;
            /** @description For the office only; stored sealed. */
            note?: string;
            /** @enum {string} */
            outcome: "fail" | "pass";
            /** @description What the recruit reads instead of the reason's own text. */
            publicText?: string;
            /** @description Needed when it fails: a canonical reason, or one in the county's words. */
            reasonCode?: string;
        };
        /** @description The screens that plugins add to the caller's console. */
        ScreensManifest: {
            /**
             * @description Version of what a module finds in `host`.
             * @enum {number}
             */
            apiVersion: 1;
            /** @description Plugins that are on in the county, in the order of the configuration; those with nothing to show him are left out. */
            plugins: components["schemas"]["PluginScreens"][];
        };
        /** @description Who comes to a seat, or leaves it. */
        SeatHolderDto: {
            /** Format: uuid */
            volunteerId: string;
        };
        /** @description One seat and what it requires beyond the team type. */
        SeatNeedInput: {
            qualifications: string[];
        };
        /** @description A seat that asks for more than the team type does. */
        SeatPattern: {
            /** @description Codes of the plugin's own catalogue, or another plugin's by their full name. */
            qualifications: string[];
        };
        SeatView: {
            /** @description Absent: the seat is open. */
            assignment?: components["schemas"]["AssignmentView"];
            id: string;
            /** @description 1, 2, 3 … within the shift. */
            no: number;
            /** @description Required beyond the team type. */
            qualifications: string[];
        };
        SecondFactorResetView: {
            requestId: string;
        };
        /** @description A certificate or a policy that I hold, with the paper. */
        SendClaim: {
            /**
             * Format: uuid
             * @description Chosen by the sender: sent again it is the same claim.
             */
            clientId: string;
            /** @description Of a certificate, from the catalogue: `maple-grove.first-aid`. */
            code?: string;
            /** @description Of a policy: whether rescue, water and disaster work is insured. */
            coversDanger?: boolean;
            /** @description Photos or a PDF of the paper, page by page, from `claims/files`. */
            fileIds: string[];
            /** @description Who issued the certificate, or the insurer. */
            issuer: string;
            /** @enum {string} */
            kind: "insurance" | "qualification";
            /** @description On the paper, or of the policy. */
            number: string;
            /**
             * Format: uuid
             * @description The certificate or policy that it renews.
             */
            renewsId?: string;
            validFrom: string;
            /** @description Last day; a certificate without one runs as long as the catalogue says. */
            validTo?: string;
        };
        SendClaimFor: {
            /**
             * Format: uuid
             * @description Chosen by the sender: sent again it is the same claim.
             */
            clientId: string;
            /** @description Of a certificate, from the catalogue: `maple-grove.first-aid`. */
            code?: string;
            /** @description Of a policy: whether rescue, water and disaster work is insured. */
            coversDanger?: boolean;
            /** @description Photos or a PDF of the paper, page by page, from `claims/files`. */
            fileIds: string[];
            /** @description Who issued the certificate, or the insurer. */
            issuer: string;
            /** @enum {string} */
            kind: "insurance" | "qualification";
            /** @description On the paper, or of the policy. */
            number: string;
            /**
             * Format: uuid
             * @description The certificate or policy that it renews.
             */
            renewsId?: string;
            validFrom: string;
            /** @description Last day; a certificate without one runs as long as the catalogue says. */
            validTo?: string;
            /** Format: uuid */
            volunteerId: string;
        };
        ServiceCorrectionDetail: {
            actualMinutes?: number;
            content?: string;
            creditedMinutes?: number;
            decidedAt?: string;
            decidedByName?: string;
            id: string;
            /** @enum {string} */
            kind: "entry" | "replace" | "undo";
            /** @description As it should be; left out where a line is undone. */
            occurredAt?: string;
            plannedMinutes?: number;
            proposedAt: string;
            proposedBy: string;
            proposedByName: string;
            /** @enum {string} */
            reason: "entered-twice" | "entered-wrongly" | "not-present" | "not-recorded" | "other" | "times-wrong";
            /** @description The line it is about. */
            recordId?: string;
            /** @enum {string} */
            state: "approved" | "open" | "refused" | "withdrawn";
            teamId?: string;
            volunteerId: string;
            volunteerName: string;
        };
        ServiceCorrectionPage: {
            items: components["schemas"]["ServiceCorrectionDetail"][];
            next?: string;
        };
        ServiceRecordDetail: {
            actualMinutes: number;
            /** @description What was done, where the office entered it later. */
            content?: string;
            /** @description Below zero in a line that undoes another. */
            creditedMinutes: number;
            /**
             * @description A rotating code or geofence and leader, B leader's roster, C self-report, D entered later.
             * @enum {string}
             */
            grade: "A" | "B" | "C" | "D";
            id: string;
            occurredAt: string;
            plannedMinutes: number;
            recordedAt: string;
            /** @description The line this one undoes. */
            reverses?: string;
            sourceId: string;
            /** @description What it is for: `shift`, `mission`, `training` … */
            sourceType: string;
            teamId?: string;
        };
        ServiceRecordPage: {
            items: components["schemas"]["ServiceRecordDetail"][];
            next?: string;
            totals: components["schemas"]["ServiceTotals"];
        };
        /** @description Credited minutes, reversals subtracted. */
        ServiceTotals: {
            byGrade: components["schemas"]["ServiceTotalsByGrade"];
            creditedMinutes: number;
        };
        ServiceTotalsByGrade: {
            A: number;
            B: number;
            C: number;
            D: number;
        };
        /** @description A session just opened. With a cookie the token is not in the body. */
        SessionOpenedView: {
            /** @description Send it back in `X-CSRF-Token` with every changing request when the session is in a cookie. */
            csrfToken: string;
            expiresAt: string;
            token?: string;
        };
        /** @description One of my sessions, with what it takes to recognise it. */
        SessionView: {
            /** @description When it was opened. */
            createdAt: string;
            /** @description The session that asks. */
            current: boolean;
            /** @description Coarse, as the browser told when it was opened: "Windows · Chrome". */
            device?: string;
            expiresAt: string;
            id: string;
            /** @enum {string} */
            kind: "recruit" | "staff" | "volunteer";
            lastSeenAt: string;
        };
        SetCertificateIssuer: {
            /** @description Telephone or address. */
            contact: string;
            name: string;
            /** @description How long others may object before a certificate holds. */
            noticeDays: number;
            personInCharge: string;
            /** @description 0 the first time. */
            version: number;
        };
        SetLeaderboard: {
            agreed: boolean;
            /** @description Of the wording that was read. */
            version: string;
        };
        SetReserveDto: {
            reason?: string;
            /** @description True: in the reserve, neither rostered nor dispatched. False: back, if the team has a place. */
            reserve: boolean;
        };
        SetRoleDto: {
            /**
             * @description What the present leader becomes where somebody else is made leader; absent: a member.
             * @enum {string}
             */
            formerLeader?: "deputy" | "member";
            /**
             * Format: uuid
             * @description Volunteer id of an experienced member of the same team; absent: no mentor any more.
             */
            mentorId?: string;
            reason?: string;
            /** @enum {string} */
            role: "deputy" | "leader" | "member" | "probationer";
        };
        SetRules: {
            /** @description Every award and title; left out they stay as they are. */
            awards?: components["schemas"]["ChosenAward"][];
            /** @description Hundredths. */
            leastPoints: number;
            objectionDays: number;
            /** @description How many of each team are commended. */
            perTeam: number;
            /** @description Hours of the five stars, rising; left out they stay as they are. */
            stars?: number[];
            /** @description The version that was read; 0 the first time. */
            version: number;
            weights: components["schemas"]["ChosenWeight"][];
        };
        SetStatusDto: {
            /**
             * @description `left` is final and ends every membership.
             * @enum {string}
             */
            status: "active" | "left" | "suspended";
            version: number;
        };
        /** @description When a team type is on duty, as data: the shifts lib turns it into templates, the conformance suite checks it. `covers` is the promise, `slots` is what keeps it. */
        ShiftPattern: {
            /** @enum {string} */
            covers: "day-and-night" | "slots";
            slots: components["schemas"]["ShiftSlot"][];
        };
        /** @description A duty that recurs on some days of the week, in the county's local time. */
        ShiftSlot: {
            /** @description How many people it takes. */
            crew: number;
            days: ("fri" | "mon" | "sat" | "sun" | "thu" | "tue" | "wed")[];
            /** @description Length in minutes; it may run past midnight. It belongs to the day on which it begins. */
            minutes: number;
            /** @description The first of its seats, where they ask for more; the others ask for what the team type does. */
            seats?: components["schemas"]["SeatPattern"][];
            /** @description Minutes after midnight at which it begins. */
            startMinute: number;
        };
        /** @description A shift without its people. */
        ShiftSummaryView: {
            /** @description Dangerous work: adults with insurance only. */
            danger: boolean;
            /** @description The day on which it begins, YYYY-MM-DD. */
            dutyDate: string;
            endsAt: string;
            id: string;
            rosterId?: string;
            siteId?: string;
            startsAt: string;
            /** @enum {string} */
            state: "cancelled" | "planned" | "published";
            teamId: string;
            title: string;
            version: number;
        };
        /** @description A shift with its seats. */
        ShiftView: {
            /** @description Dangerous work: adults with insurance only. */
            danger: boolean;
            /** @description The day on which it begins, YYYY-MM-DD. */
            dutyDate: string;
            endsAt: string;
            id: string;
            rosterId?: string;
            seats: components["schemas"]["SeatView"][];
            siteId?: string;
            startsAt: string;
            /** @enum {string} */
            state: "cancelled" | "planned" | "published";
            teamId: string;
            title: string;
            version: number;
        };
        /** @description Something known of a site, in words. */
        SiteFactView: {
            key: string;
            label: components["schemas"]["SiteLabelView"];
            text: components["schemas"]["SiteLabelView"];
        };
        /** @description How a kind of site is looked after. */
        SiteInspectionView: {
            checklist: components["schemas"]["SiteQuestionView"][];
            everyDays: number;
        };
        /** @description A kind of site that a plugin of the county adds. */
        SiteKindView: {
            code: string;
            /** @description What is known of each, with its texts. */
            form?: components["schemas"]["AnyFormSchema"];
            inspection?: components["schemas"]["SiteInspectionView"];
            label: components["schemas"]["SiteLabelView"];
        };
        /** @description The words for something, in every language. */
        SiteLabelView: {
            en: string;
            "zh-CN": string;
        };
        /** @description When a site was looked after and should be again. */
        SiteLookedAfterView: {
            checklist: components["schemas"]["SiteQuestionView"][];
            dueAt: string;
            everyDays: number;
            /** @description When the last log of it was observed; absent: none yet. */
            lastAt?: string;
        };
        /** @description A question of an inspection. */
        SiteQuestionView: {
            code: string;
            /** @enum {string} */
            kind: "number" | "picture" | "text" | "yesNo";
            label: components["schemas"]["SiteLabelView"];
            unit?: components["schemas"]["SiteLabelView"];
        };
        /** @description A place where duty is done. */
        SiteView: {
            areaId?: string;
            /** @description What the form of its kind asked. */
            facts: components["schemas"]["SiteFactView"][];
            id: string;
            inspection?: components["schemas"]["SiteLookedAfterView"];
            kind: string;
            /** @description Of a kind that a plugin declares. */
            kindLabel?: components["schemas"]["SiteLabelView"];
            latitude?: number;
            longitude?: number;
            name: string;
            version: number;
        };
        /** @description A page of a list. `next` is the cursor for the following page; absent on the last. */
        SiteViewPage: {
            items: components["schemas"]["SiteView"][];
            next?: string;
        };
        /** @description The same, with how many applications say to be one and are under way or accepted. */
        SpecialistCount: {
            found: number;
            id: string;
            skill: string;
            wanted: number;
        };
        /** @description A specialist that is looked for. */
        SpecialistInput: {
            skill: string;
            /**
             * Format: uuid
             * @description Of one that stands on the list; left out for a new one.
             */
            specialistId?: string;
            /** @description How many. */
            wanted: number;
        };
        /** @description A specialist that a call looks for. */
        SpecialistView: {
            id: string;
            skill: string;
            wanted: number;
        };
        StaffSignInDto: {
            /** @description Six digits from the authenticator app. */
            code: string;
            county: string;
            login: string;
            password: string;
            /**
             * @description `cookie` for browsers (answers a CSRF token), `bearer` for API clients.
             * @enum {string}
             */
            transport?: "bearer" | "cookie";
        };
        /** @description A gate that was passed, or fallen back through. */
        StageChangeView: {
            changedAt: string;
            /** @description Account id, or the name of the job. */
            changedBy: string;
            /**
             * @description Absent for the beginning.
             * @enum {string}
             */
            from?: "funded" | "idea" | "pilot" | "replicated" | "seed" | "showcase";
            note: string;
            /** @enum {string} */
            to: "funded" | "idea" | "pilot" | "replicated" | "seed" | "showcase";
        };
        /** @description A decision about one application at any stage of its plan. */
        StageDecisionDto: {
            /**
             * Format: uuid
             * @description A picture that was sent to `vetting/evidence`.
             */
            evidenceFileId?: string;
            /** @description For the office only; stored sealed. */
            note?: string;
            /** @enum {string} */
            outcome: "fail" | "pass";
            /** @description What the recruit reads instead of the reason's own text. */
            publicText?: string;
            /** @description Needed when it fails: a canonical reason, or one in the county's words. */
            reasonCode?: string;
            /** @description Code of the stage it waits at. */
            stage: string;
        };
        /** @description What a stage is called, in both languages. */
        StageLabel: {
            en: string;
            "zh-CN": string;
        };
        StageSummary: {
            overdue: number;
            /** @enum {string} */
            stage: "acceptance" | "background-review" | "screening";
            waiting: number;
        };
        StageView: {
            /** @enum {string} */
            autoAdvance: "none" | "recent-pass";
            code: string;
            dueDays: number;
            evidence: ("file" | "note")[];
            label: components["schemas"]["LabelView"];
            roles: ("county-admin" | "liaison" | "operator" | "team-leader" | "trainer")[];
            /** @description `core`, `county`, or the plugin's id. */
            source: string;
            /**
             * @description State of an application that waits here.
             * @enum {string}
             */
            state: "reviewed" | "screened" | "submitted";
            validDays?: number;
        };
        StarsView: {
            creditedMinutes: number;
            /** @description Hours that each of the five takes. */
            hours: number[];
            /** @description Minutes of the next star; left out with all five. */
            nextAt?: number;
            /** @description 0 to 5. */
            stars: number;
        };
        StartRun: {
            /** @description YYYY-MM, a month that is over. */
            month: string;
        };
        StatsScreen: {
            figures: components["schemas"]["ScreenColumn"][];
            /** @enum {string} */
            kind: "stats";
            source: string;
        };
        StatusView: {
            application: components["schemas"]["RecruitApplicationView"];
            csrfToken: string;
            expiresAt: string;
            /** @description Bearer token of a short session for `applications/mine`. */
            token: string;
        };
        SubmitApplication: {
            address?: string;
            /** @description Answers to the form of the team type. */
            answers: {
                [key: string]: unknown;
            };
            /** @description YYYY-MM-DD; needed with papers other than the resident ID. */
            birthDate?: string;
            code: string;
            consent: components["schemas"]["ConsentInput"];
            documentNumber: string;
            /** @enum {string} */
            documentType: "foreign-permanent-residence" | "hk-macau-permit" | "hk-macau-residence" | "passport" | "resident-id" | "taiwan-permit" | "taiwan-residence";
            /** Format: uuid */
            flowId: string;
            /** @description Number of the form that was filled in, as read with the call; the one in force when left out. */
            formNo?: number;
            /** @description Needed under 18; not kept of anybody else. */
            guardian?: components["schemas"]["GuardianInput"];
            name: string;
            phone: string;
            /**
             * Format: uuid
             * @description Which of the specialists that the call looks for one is.
             */
            specialistId?: string;
            specialty?: string;
            /** @description Namespaced: `maple-grove.rescue`. */
            teamType: string;
        };
        SubmittedView: {
            /** @description The application number, for the status page. */
            number: string;
            /** @enum {string} */
            state: "submitted" | "waitlisted";
            /** @description Place in the waitlist, from 1. */
            waitlistPosition?: number;
        };
        SupportProposal: {
            /**
             * @description `supported`: it goes on to who decides.
             * @enum {string}
             */
            outcome: "refused" | "supported";
            /** @description What the leader reads; needed to refuse. */
            reply?: string;
            /** @description The version that was read. */
            version: number;
        };
        /** @description How the system stands for this county: numbers only. A part that does not answer is absent. */
        SystemHealthView: {
            audit?: components["schemas"]["AuditHealthView"];
            databaseReachable: boolean;
            deadJobs?: number;
            /** @description Absent where no isolated plugin is configured. */
            isolation?: components["schemas"]["IsolationHealthView"];
            messages?: components["schemas"]["MessagesHealthView"];
            now: string;
            outbox?: components["schemas"]["OutboxHealthView"];
            plugins?: components["schemas"]["PluginHealthView"][];
            queue: components["schemas"]["QueueHealthView"];
            /**
             * @description `trouble` when something does not answer or waits for a person.
             * @enum {string}
             */
            status: "trouble" | "well";
            version: string;
        };
        TableScreen: {
            actions: components["schemas"]["ScreenAction"][];
            columns: components["schemas"]["ScreenColumn"][];
            /** @enum {string} */
            kind: "table";
            /** @description Id of the page that a row opens. */
            open?: string;
            /** @description It is a report: the reader may take it along as a file. */
            report?: boolean;
            source: string;
        };
        TakeInIncident: {
            /** Format: uuid */
            areaId?: string;
            /** @description Code of the kind of request: `street-light`, `lost-person`, `quarrel`; of a plugin's by its full name, `zhuji.street-light`. */
            category?: string;
            /** @description The first question: is it one for 110, 119 or 120? Yes: nothing else is needed, it is handed over at once and only logged. */
            emergency: boolean;
            /**
             * @description Whom an emergency was given to; 110 when left out.
             * @enum {string}
             */
            emergencyService?: "110" | "119" | "120";
            /** @description Answers to the form of a plugin's category. */
            facts?: {
                [key: string]: unknown;
            };
            /** @description WGS-84 degrees; both or neither. */
            latitude?: number;
            longitude?: number;
            /**
             * Format: date-time
             * @description When it happened, ISO 8601 with zone; now when left out.
             */
            occurredAt?: string;
            place?: string;
            /** @description Stored encrypted; only whoever has to call can ask for it. */
            reporterPhone?: string;
            /** @enum {string} */
            source: "card" | "hazard" | "hotline" | "station" | "walk-in";
            /** @description What happened: the event and the place, not the people. */
            summary?: string;
        };
        /** @description What I have taken. */
        TakenSeatView: {
            assignmentId: string;
            seatId: string;
            shift: components["schemas"]["ShiftSummaryView"];
        };
        TeamCandidatesView: {
            /** @description In the order in which they would be asked. */
            candidates: components["schemas"]["MissionCandidateView"][];
            /** @description From the team's base to the place, in kilometres; absent when one of them is not known. */
            distanceKm?: number;
            excluded: components["schemas"]["ExcludedVolunteerView"][];
            /** @description Further members who may be asked, and who may not; asking for this team alone names them. */
            moreCandidates: number;
            moreExcluded: number;
            name: string;
            /** @description Whose order it is: the team type's own, or the core's (nearest first), also when the team type's failed. */
            rankedBy: string;
            /** @description Why the team has nobody to send; empty when it has. */
            reasons: components["schemas"]["DispatchReasonView"][];
            teamId: string;
            typeCode: string;
            /** @description False where not every member was looked at, because teams that fit better have enough. */
            whole: boolean;
        };
        TeamCount: {
            lines: number;
            name?: string;
            /** @description Left out for service of no team. */
            teamId?: string;
        };
        TeamDetail: {
            /** @description Members who are not in the reserve: they take the places. */
            active: number;
            areaId?: string;
            base?: components["schemas"]["PlaceView"];
            /** @description How many may be active at a time; absent: no limit. */
            capacity?: number;
            dutyPhone?: string;
            /** @description Seats of its posts that are empty and missed. */
            emptySeats: number;
            id: string;
            /** @description Volunteer id of the leader. */
            leaderId?: string;
            /** @description Members, the reserve included. */
            members: number;
            /** @description What the team is there for. */
            mission: string;
            name: string;
            /** @description The team's own number of shifts for a probation; absent: as its type says. */
            probationShifts?: number;
            /** @description Of the active ones. */
            probationers: number;
            /** @enum {string} */
            state: "active" | "closed";
            /** @description Namespaced: `maple-grove.rescue`. */
            typeCode: string;
            version: number;
        };
        TeamFormView: {
            code: string;
            form: components["schemas"]["AnyFormSchema"];
            label: components["schemas"]["WordsView"];
            maxAge?: number;
            minAge: number;
        };
        /** @description A stretch as a line of the team's history. */
        TeamHistoryEntry: {
            /** @description Display name; absent where a job did it. */
            begunBy?: string;
            /**
             * @description Absent for stretches of before this was kept.
             * @enum {string}
             */
            begunHow?: "ended" | "handed-over" | "joined" | "left" | "mentor-set" | "probation-passed" | "probation-shortened" | "reserve-set" | "role-set" | "stood-down" | "transferred";
            begunWhy?: string;
            endedBy?: string;
            /** @enum {string} */
            endedHow?: "ended" | "handed-over" | "joined" | "left" | "mentor-set" | "probation-passed" | "probation-shortened" | "reserve-set" | "role-set" | "stood-down" | "transferred";
            endedWhy?: string;
            /** @description When this row began: the last change. */
            from: string;
            id: string;
            mentorId?: string;
            name: string;
            reserve: boolean;
            /** @enum {string} */
            role: "deputy" | "leader" | "member" | "probationer";
            /** @description When the unbroken membership began. */
            since: string;
            teamId: string;
            /** @description When this row ended; absent while it lasts. */
            to?: string;
            volunteerId: string;
        };
        TeamHistoryPage: {
            items: components["schemas"]["TeamHistoryEntry"][];
            next?: string;
        };
        /** @description A member as the team sees one. */
        TeamMember: {
            /** @description Answers to the team type's form; for the office and the team's leader only. */
            answers?: {
                [key: string]: unknown;
            };
            /** @description When this row began: the last change. */
            from: string;
            id: string;
            mentorId?: string;
            /** @description Name of the mentor. */
            mentorName?: string;
            name: string;
            number: string;
            /** @description While on probation. */
            probation?: components["schemas"]["ProbationView"];
            reserve: boolean;
            /** @enum {string} */
            role: "deputy" | "leader" | "member" | "probationer";
            /** @description When the unbroken membership began. */
            since: string;
            /** @enum {string} */
            status: "active" | "left" | "suspended";
            teamId: string;
            /** @description When this row ended; absent while it lasts. */
            to?: string;
            volunteerId: string;
        };
        TeamMemberPage: {
            items: components["schemas"]["TeamMember"][];
            next?: string;
        };
        TeamPage: {
            items: components["schemas"]["TeamDetail"][];
            next?: string;
        };
        TeamQuestionsInput: {
            /** @description Namespaced: `maple-grove.rescue`. */
            code: string;
            /** @description In the order in which they are asked. */
            questions: components["schemas"]["QuestionInput"][];
        };
        /** @description A team, with what the reader may do with it. */
        TeamRecord: {
            /** @description Members who are not in the reserve: they take the places. */
            active: number;
            areaId?: string;
            base?: components["schemas"]["PlaceView"];
            /** @description How many may be active at a time; absent: no limit. */
            capacity?: number;
            dutyPhone?: string;
            /** @description Seats of its posts that are empty and missed. */
            emptySeats: number;
            id: string;
            /** @description Whether the reader keeps its posts and its members' places: the office and the leader. */
            keeps: boolean;
            /** @description Volunteer id of the leader. */
            leaderId?: string;
            /** @description Who is to lead and waits for a second person; for who keeps the team. */
            leaderProposal?: components["schemas"]["LeaderProposalView"];
            /** @description Members, the reserve included. */
            members: number;
            /** @description What the team is there for. */
            mission: string;
            name: string;
            /** @description The team's own number of shifts for a probation; absent: as its type says. */
            probationShifts?: number;
            /** @description Of the active ones. */
            probationers: number;
            /** @description Whether the reader sees who is in it. */
            seesMembers: boolean;
            /** @enum {string} */
            state: "active" | "closed";
            /** @description Namespaced: `maple-grove.rescue`. */
            typeCode: string;
            version: number;
        };
        /** @description What the core checks before anyone joins, takes a shift or is sent out. A plugin states it and can't waive it. */
        TeamRequirements: {
            /** @description Rescue, water or disaster work: adults with insurance only (志愿服务条例 17; 浙江、山东 regulations on minors). */
            danger?: boolean;
            /** @description Accident insurance valid to the end of the duty (志愿服务条例 17). */
            insurance: boolean;
            maxAge?: number;
            /** @description Youngest age in whole years on the day of the duty. */
            minAge: number;
            /** @description Qualifications that must be valid to the end of the duty: codes of the plugin's own catalogue, or another plugin's by their full name, such as `maple-grove.first-aid`. */
            qualifications: string[];
            /** @description Youth activities, the only ones open to those under 14, with a guardian's consent (PIPL 28, 31). */
            youth?: boolean;
        };
        /** @description How a team type's seats and applications stand. */
        TeamTypeCounts: {
            /** @description Number of applications by state; absent states have none. */
            byState: {
                [key: string]: number;
            };
            code: string;
            seats: number;
            seatsHeld: number;
        };
        /** @description Everything the core may know about a team type, as plain data. */
        TeamTypeInfo: {
            assess?: {
                [key: string]: number;
            };
            assessBounds?: {
                [key: string]: components["schemas"]["AssessmentBounds"];
            };
            /** @description `<plugin id>.<code>`. */
            code: string;
            /** @description With the texts of its fields and options. */
            form: components["schemas"]["AnyFormSchema"];
            label: {
                en: string;
                "zh-CN": string;
            };
            /** @description The names of the plugin's own measures. */
            measureLabels?: {
                [key: string]: {
                    en: string;
                    "zh-CN": string;
                };
            };
            patrol?: components["schemas"]["PatrolInfo"];
            pluginId: string;
            posts?: components["schemas"]["PostPatternInfo"][];
            probation?: components["schemas"]["ProbationTerms"];
            requires: components["schemas"]["TeamRequirements"];
            shifts?: components["schemas"]["ShiftPattern"];
            /** @description Stages that the plugin adds for this team type. */
            vettingStages: components["schemas"]["VettingStageInfo"][];
        };
        /** @description An indicator that a template brings. */
        TemplateIndicatorView: {
            baseline: number;
            /**
             * @description Whether more is better.
             * @enum {string}
             */
            direction: "down" | "up";
            name: components["schemas"]["TemplateLabelView"];
            target: number;
            unit: components["schemas"]["TemplateLabelView"];
        };
        /** @description The words for something, in every language. */
        TemplateLabelView: {
            en: string;
            "zh-CN": string;
        };
        /** @description A milestone that a template brings. */
        TemplateMilestoneView: {
            /** @description Days from the day on which the project begins. */
            afterDays: number;
            title: components["schemas"]["TemplateLabelView"];
        };
        /** @description A shift that recurs every week. */
        TemplateView: {
            days: ("fri" | "mon" | "sat" | "sun" | "thu" | "tue" | "wed")[];
            from: string;
            id: string;
            minutes: number;
            seats: components["schemas"]["SeatNeedInput"][];
            siteId?: string;
            teamId: string;
            title: string;
            to: string;
            version: number;
        };
        /** @description Makes templates from the pattern that the team's type brings with it. */
        TemplatesFromTeamType: {
            /** Format: uuid */
            siteId?: string;
            /** Format: uuid */
            teamId: string;
        };
        /** @description A volunteer's three lists (三张清单). */
        ThreeListsView: {
            /** @description 成绩: what was done. */
            achievements: components["schemas"]["ListLineView"][];
            /** @description 职责: what somebody answers for. */
            duties: components["schemas"]["ListLineView"][];
            /** @description 任务: what lies ahead, the nearest first. */
            tasks: components["schemas"]["ListLineView"][];
        };
        TimelineEntryView: {
            at: string;
            /** @description A state, or what else happened: `promoted`, `stage-passed`, `consented`, `appealed`, `appeal-granted`, `appeal-rejected`, `reopened`. */
            kind: string;
            reasonCode?: string;
            /** @description Stage of vetting it is about. */
            stage?: string;
            stageLabel?: components["schemas"]["LabelView"];
        };
        TimelineScreen: {
            /** @description Property with the instant. */
            at: string;
            /** @enum {string} */
            kind: "timeline";
            source: string;
            /** @description Property with a line more. */
            text?: string;
            title: components["schemas"]["ScreenColumn"];
        };
        TrainingAttendance: {
            entries: components["schemas"]["TrainingAttendanceEntry"][];
        };
        TrainingAttendanceEntry: {
            attended: boolean;
            /** Format: uuid */
            enrolmentId: string;
        };
        /** @description A volunteer's place in a session. */
        TrainingEnrolmentView: {
            enrolledAt: string;
            id: string;
            /** @description The certificate that the pass issued. */
            qualificationId?: string;
            sessionId: string;
            /** @enum {string} */
            state: "absent" | "attended" | "cancelled" | "enrolled" | "failed" | "passed" | "waitlisted";
            /** @description Place in the waitlist, 1 = next. Only while waiting. */
            waitlistPosition?: number;
        };
        /** @description A line of the class list, for those who run the session. */
        TrainingParticipantView: {
            enrolledAt: string;
            id: string;
            /** @description The certificate that the pass issued. */
            qualificationId?: string;
            sessionId: string;
            /** @enum {string} */
            state: "absent" | "attended" | "cancelled" | "enrolled" | "failed" | "passed" | "waitlisted";
            volunteerId: string;
            volunteerName: string;
            volunteerNumber: string;
            /** @description Place in the waitlist, 1 = next. Only while waiting. */
            waitlistPosition?: number;
        };
        TrainingResultEntry: {
            /** Format: uuid */
            enrolmentId: string;
            passed: boolean;
        };
        TrainingResults: {
            entries: components["schemas"]["TrainingResultEntry"][];
        };
        TrainingSessionCancellation: {
            reason: string;
        };
        /** @description What is left out stays as it is. For other times or another place see `move`. */
        TrainingSessionChange: {
            capacity?: number;
            /** @description `null` takes it away; only operators may change it. */
            trainerAccountId?: null | string;
            /** @description `null` takes it away. */
            trainerName?: null | string;
            /** @description The version that was read. */
            version: number;
        };
        TrainingSessionMove: {
            /** Format: date-time */
            endsAt: string;
            place?: string;
            /** Format: date-time */
            startsAt: string;
            /** @description The version that was read. */
            version: number;
        };
        TrainingSessionView: {
            cancelReason?: string;
            capacity: number;
            courseId: string;
            courseTitle: string;
            endsAt: string;
            id: string;
            place: string;
            startsAt: string;
            /** @enum {string} */
            state: "cancelled" | "held" | "scheduled";
            /** @description Places that are taken. */
            taken: number;
            trainerAccountId?: string;
            trainerName?: string;
            /** @description To be sent back with a change. */
            version: number;
            /** @description How many wait for one. */
            waiting: number;
        };
        /** @description A page of a list. `next` is the cursor for the following page; absent on the last. */
        TrainingSessionViewPage: {
            items: components["schemas"]["TrainingSessionView"][];
            next?: string;
        };
        TransferDto: {
            /**
             * Format: uuid
             * @description Volunteer id of an experienced member of the new team.
             */
            mentorId?: string;
            reason?: string;
            /** Format: uuid */
            teamId: string;
        };
        /** @description What everybody who has the code sees. */
        VerifiedCertificate: {
            byGrade: components["schemas"]["CertificateGrades"];
            corrections: number;
            creditedMinutes: number;
            from: string;
            issuedOn: string;
            issuerName: string;
            /** @description First character alone. */
            maskedName?: string;
            number: string;
            officeEntries: number;
            revokedAt?: string;
            /** @enum {string} */
            state: "notice" | "revoked" | "valid";
            to: string;
            validFrom: string;
        };
        /** @description A vetting stage that a plugin adds, with its name. */
        VettingStageInfo: {
            /**
             * @description Comes right after this core stage.
             * @enum {string}
             */
            after: "background-review" | "interview" | "probation" | "screening" | "training";
            code: string;
            /** @enum {string} */
            decidedBy: "liaison" | "operator" | "team-leader" | "trainer";
            label: {
                en: string;
                "zh-CN": string;
            };
            /** @description Codes of the plugin's team types it applies to; all when left out. */
            teamTypes?: string[];
            /** @description Days until it counts as overdue. */
            withinDays: number;
        };
        /** @description What a view of the pipeline shows. A name that is searched for is somebody's: it is not kept. */
        ViewFilters: {
            /** Format: uuid */
            callId?: string;
            overdue?: boolean;
            stage?: string;
            teamType?: string;
        };
        VolunteerDetail: {
            birthYear?: number;
            /** @description Of a minor. */
            guardian?: components["schemas"]["GuardianStanding"];
            /** @description Whether an address is known; for the office only. */
            hasAddress?: boolean;
            id: string;
            joinedAt: string;
            /** @description Id of the volunteer as whom this one is kept since a merge. */
            keptAs?: string;
            /** @description First and last character; for the office only. */
            maskedDocument?: string;
            /** @description 138****8000; for the office only. */
            maskedPhone?: string;
            /** @description Every stretch, the newest first. */
            memberships: components["schemas"]["MembershipPeriod"][];
            name: string;
            number: string;
            /** @description Whether a one-time code proved the number; for the office only. */
            phoneVerified?: boolean;
            /** @description Seats of posts, the newest first. */
            posts: components["schemas"]["PostPeriod"][];
            probations: components["schemas"]["ProbationPeriod"][];
            /** @enum {string} */
            status: "active" | "left" | "suspended";
            version: number;
        };
        VolunteerListItem: {
            id: string;
            joinedAt: string;
            name: string;
            number: string;
            /** @enum {string} */
            status: "active" | "left" | "suspended";
            teams: components["schemas"]["VolunteerTeam"][];
        };
        VolunteerPage: {
            items: components["schemas"]["VolunteerListItem"][];
            next?: string;
        };
        VolunteerSignInDto: {
            code: string;
            county: string;
            /** Format: uuid */
            flowId: string;
            phone: string;
            /** @enum {string} */
            transport?: "bearer" | "cookie";
        };
        /** @description A team that somebody belongs to at present. */
        VolunteerTeam: {
            id: string;
            name: string;
        };
        /** @description What is searched for, in a body. */
        VolunteersSearch: {
            /** Format: uuid */
            after?: string;
            /** @default 50 */
            limit: number;
            /** @description Part of a name, pinyin initials of one, the start of a volunteer number, a phone number or its last four digits. Capitals, full width, blanks and separators make no difference. */
            search?: string;
            /** @enum {string} */
            status?: "active" | "left" | "suspended";
            /**
             * Format: uuid
             * @description Present members of this team.
             */
            teamId?: string;
            /** @description Present members of teams of this type: `maple-grove.rescue`. */
            teamTypeCode?: string;
        };
        /** @description Every week on that day; a `to` that is not after `from` lies on the next day. */
        WeeklyWindowInput: {
            /** @enum {string} */
            day: "fri" | "mon" | "sat" | "sun" | "thu" | "tue" | "wed";
            from: string;
            to: string;
        };
        /** @description Who I am. */
        WhoView: {
            accountId: string;
            /** @description Nobody acted for so long that changes answer `access.confirmAgain` until the second factor was shown again. */
            confirmationNeeded: boolean;
            county: string;
            countyName: string;
            /** @description To send back in `X-CSRF-Token` with every changing request; only when the session came in the cookie. */
            csrfToken?: string;
            /** @description Name of the account; recruits have none. */
            displayName?: string;
            /** @description When the session ends if nothing more is asked. */
            endsAt: string;
            /** @description When it ends in any case: staff sign in anew, of volunteers it moves with each visit. */
            expiresAt: string;
            grants: components["schemas"]["GrantView"][];
            /** @enum {string} */
            kind: "recruit" | "staff" | "volunteer";
            /** @description Server time, from which a page computes its timers. */
            now: string;
            /** @description IANA zone in which the county's days are counted. */
            timezone: string;
        };
        WithdrawApplication: {
            /** @description For the office only. */
            note?: string;
        };
        WithdrawConsent: {
            /** @enum {string} */
            purpose: "background-review" | "guardian" | "leader-phone" | "leaderboard" | "recruitment";
        };
        /** @description A text in both languages. */
        WordsView: {
            en: string;
            "zh-CN": string;
        };
    };
    responses: {
        /** @description What went wrong */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        IdempotencyKey: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    Accounts_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Accounts_invite: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteStaffDto"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Accounts_disable: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    Accounts_changeRoles: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeRolesDto"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    Accounts_requestReset: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorResetView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Applications_list: {
        parameters: {
            query?: {
                /**
                 * @deprecated
                 * @description As of the search, for programs that ask with a token. Deprecated: a name or a number in an address lands in logs on its way: ask `POST /applications/search`
                 */
                search?: string;
                callId?: string;
                state?: "accepted" | "refused" | "reviewed" | "screened" | "submitted" | "waitlisted" | "withdrawn";
                teamType?: string;
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationSummaryPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Applications_enter: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnterApplication"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnteredView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Applications_counts: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CountApplications"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationCount"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Applications_mine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecruitApplicationView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    RecruitVetting_appealMine: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FileAppeal"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecruitApplicationView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    RecruitVetting_consent: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BackgroundConsentDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecruitApplicationView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Applications_withdrawMine: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecruitApplicationView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Applications_find: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplicationsSearch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationSummaryPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Applications_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ApplicationDecisions_accept: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptanceDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedApplication"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    RecruitVetting_appeal: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FileAppeal"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    RecruitVetting_consentOnPaper: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaperBackgroundConsent"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackgroundConsentView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ApplicationDecisions_reviewBackground: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BackgroundReviewDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecidedApplication"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ApplicationDecisions_decide: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StageDecisionDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecidedApplication"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ApplicationDecisions_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionDetail"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Applications_recordGuardian: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordGuardian"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ApplicationDecisions_refuse: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefusalDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecidedApplication"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Applications_reveal: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealField"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealedView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ApplicationDecisions_screen: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScreeningDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecidedApplication"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Applications_withdraw: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawApplication"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Areas_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaDetail"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Areas_create: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAreaDto"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Areas_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Areas_change: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeAreaDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Assignments_accept: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttendanceView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Assignments_calendarOf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    calendarType: string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Assignments_cannotCome: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CannotCome"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExcusedView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Assignments_checkIn: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttendanceTime"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttendanceView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Assignments_checkOut: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttendanceTime"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttendanceView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Assignments_history: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentEventView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Assignments_pin: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PinAssignment"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Assignments_unassign: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Audit_chain: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChainReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Audit_entries: {
        parameters: {
            query?: {
                before?: string;
                /** @description Rows about one thing. */
                subjectId?: string;
                /** @description What somebody did: an account's id, or the name of a job. */
                actorId?: string;
                /** @description How the action begins: `account.` for all that was done to accounts. */
                action?: string;
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEntryView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Availability_mine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AvailabilityView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Availability_changeMine: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeAvailability"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AvailabilityView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Availability_of: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                volunteerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AvailabilityView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Availability_change: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                volunteerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeAvailability"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AvailabilityView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Calls_list: {
        parameters: {
            query?: {
                state?: "archived" | "closed" | "draft" | "published";
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallViewPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Calls_create: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCall"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Calls_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Calls_change: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeCall"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Calls_archive: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Calls_close: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Calls_counts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallCounts"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    CallForms_overview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallFormsView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    CallForms_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                no: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallFormView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    FormPreview_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                no: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormPreviewView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Imports_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Imports_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Imports_upload: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                    paperConsentOn?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Calls_publish: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Calls_reopen: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReopenCall"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Certificates_issuer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateIssuerView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Certificates_setIssuer: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetCertificateIssuer"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateIssuerView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Certificates_waiting: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateRequestView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Certificates_refuse: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateRequestView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Certificates_list: {
        parameters: {
            query?: {
                volunteerId?: string;
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificatePage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Certificates_issue: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IssueCertificate"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Certificates_document: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Certificates_revoke: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevokeCertificate"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Claims_list: {
        parameters: {
            query?: {
                state?: "rejected" | "verified" | "waiting" | "withdrawn";
                kind?: "insurance" | "qualification";
                volunteerId?: string;
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Claims_send: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendClaimFor"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Claims_sendFile: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    clientId: string;
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimFileView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Claims_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Claims_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Claims_decide: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideClaim"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Corrections_list: {
        parameters: {
            query?: {
                state?: "accepted" | "open" | "refused" | "withdrawn";
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Corrections_decide: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideCorrection"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Cover_open: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoverRequestView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Cover_mine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnCoverAskView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Cover_decline: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    Cover_take: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenSeatView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    DevInbox_list: {
        parameters: {
            query?: {
                phone?: string;
            };
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DevInboxMessage"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Board_board: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Board_map: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MapSettingsView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Duplicates_list: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuplicatePage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Duplicates_compare: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComparedView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Duplicates_dismiss: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    Eligibility_force: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForceEligibility"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EligibilityExceptionView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Eligibility_revoke: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EligibilityExceptionView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Eligibility_explain: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExplainEligibility"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EligibilityVerdictView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Live_follow: {
        parameters: {
            query?: {
                /** @description `1` while the dispatch board is open: the session of a liaison stays awake as long. */
                board?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    Exports_mine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Exports_ask: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskExport"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Exports_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Exports_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Exports_mapping: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    FollowUps_list: {
        parameters: {
            query?: {
                /** @description `open` (default): not done; `mine`: taken by me and not done; `done`. */
                list?: "done" | "mine" | "open";
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowUpViewPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    FollowUps_finish: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FinishFollowUp"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowUpView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    FollowUps_take: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowUpView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Home_mine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HomeView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Imports_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Imports_commit: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Imports_corrections: {
        parameters: {
            query?: {
                /** @description `all`: also the rows without mistakes, so that one upload brings everybody. */
                rows?: "all" | "wrong";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Imports_rows: {
        parameters: {
            query?: {
                from?: number;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRowsPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Incidents_list: {
        parameters: {
            query?: {
                state?: "assigned" | "cancelled" | "closed" | "handed-over" | "handled" | "on-scene" | "open" | "reopened";
                /** @description Only in this area and below. */
                areaId?: string;
                /** @description `true`: only incidents for which nobody is left to ask. */
                unanswered?: string;
                /** @description `open`: what somebody is looked for, under way to or at; those that should have been reached first come first, those where somebody is come last. `over`: the rest, the latest first. Left out: all, the latest first. */
                list?: "open" | "over";
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentViewPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Incidents_takeIn: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeInIncident"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedIncidentView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Incidents_kinds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentCategoryView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Incidents_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentDetailView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Incidents_correct: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectIncident"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedIncidentView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Incidents_cancel: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentDetailView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Incidents_candidates: {
        parameters: {
            query?: {
                /** @description `true`: only people who are on a shift now. */
                onDuty?: "false" | "true";
                /** @description Only this team. */
                teamId?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentCandidatesView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Incidents_handOver: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandOverIncident"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentDetailView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Incidents_offer: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeMissionOffers"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MissionOffersView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Incidents_revealPhone: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealReporterPhone"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReporterPhoneView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Indicators_change: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IndicatorChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IndicatorView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Indicators_history: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActualView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Indicators_enter: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
                month: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewActual"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IndicatorView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Insurance_insure: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InsureDto"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InsuranceDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Insurance_insureMany: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InsureManyDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InsuredMany"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Insurance_ending: {
        parameters: {
            query?: {
                /** @description How far to look ahead. */
                days?: number;
                kind?: "group" | "own";
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndingInsurancePage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Insurance_loss: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InsuranceLoss"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Insurance_revoke: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevokeInsurance"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevokedInsurance"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Accounts_accept: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptInvitationDto"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    Accounts_open: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenInvitationDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedInvitation"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    DeadLetters_list: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterViewPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    DeadLetters_retry: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    LeaderProposals_decide: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideLeaderDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeaderProposalView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    OwnCertificates_ask: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestCertificate"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateRequestView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    OwnCertificates_own: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnCertificates"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    OwnCertificates_document: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    OwnClaims_mine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnClaim"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    OwnClaims_send: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendClaim"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnClaim"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    OwnClaims_withdraw: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnClaim"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    OwnData_closing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosingView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    OwnData_close: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskClosing"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosingView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    OwnData_keep: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosingView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    OwnRecords_consents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    OwnRecords_give: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GiveConsent"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    OwnRecords_offered: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentOffer"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    OwnRecords_withdraw: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawConsent"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    OwnData_mine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnCorrection"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    OwnData_ask: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskCorrection"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnCorrection"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    OwnData_withdraw: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnCorrection"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    OwnData_copies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataExportView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    OwnData_copy: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataExportView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    OwnData_json: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    OwnData_page: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    OwnRecords_insured: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InsuranceDetail"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ThreeLists_mine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThreeListsView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    OwnData_looked: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LookPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    OwnMessages_list: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnMessageViewPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    OwnData_profile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnProfile"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    OwnData_changeProfile: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeProfile"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnProfile"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    OwnRecognition_mine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnRecognition"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    OwnRecognition_setLeaderboard: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetLeaderboard"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeaderboardConsent"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    OwnRecognition_object: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnObjection"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectionView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ServiceRecords_own: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceRecordPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    OwnVolunteer_own: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnVolunteer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Memberships_end: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndMembershipDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembershipDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Memberships_decideProbation: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideProbationDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembershipDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Memberships_setReserve: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetReserveDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembershipDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Memberships_setRole: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetRoleDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Memberships_transfer: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembershipDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Merges_list: {
        parameters: {
            query?: {
                /** @description `open`: can still be undone. */
                state?: "finished" | "open" | "undone";
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergePage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Merges_merge: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergePeople"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergeView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Merges_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergeView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Merges_undo: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergeView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Milestones_change: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MilestoneChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MilestoneView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Missions_mine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnMissionView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Missions_accept: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MissionView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Missions_answer: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordMissionAnswer"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MissionView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Missions_arrive: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MissionView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Missions_cancel: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MissionReason"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MissionView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Missions_decline: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MissionReason"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MissionView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Missions_close: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseMission"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MissionView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Missions_setOut: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MissionView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Missions_keep: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeepMission"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MissionView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Organisations_list: {
        parameters: {
            query?: {
                state?: "applied" | "graduated" | "left" | "resident";
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationViewPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Organisations_register: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOrganisation"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Organisations_people: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ColleagueView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Organisations_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Organisations_change: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    PatrolLogs_list: {
        parameters: {
            query?: {
                teamId?: string;
                siteId?: string;
                /** @description Days of the county on which it was seen, both included. */
                from?: string;
                to?: string;
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatrolLogViewPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    PatrolLogs_write: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPatrolLog"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnPatrolLogView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    PatrolLogs_mine: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnPatrolLogViewPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    PatrolLogs_sendPhoto: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    clientId: string;
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatrolPhotoView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    PatrolLogs_photo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    PatrolLogs_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatrolLogView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    KeptData_tables: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plugin: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptTableView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    KeptData_rows: {
        parameters: {
            query?: {
                /** @description How many rows to pass over. */
                from?: number;
            };
            header?: never;
            path: {
                plugin: string;
                table: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptRows"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    PluginProposals_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PluginProposalView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    PluginProposals_propose: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposePlugin"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PluginProposalView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    PluginProposals_approve: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApprovePlugin"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PluginProposalView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    PluginProposals_reject: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RejectPlugin"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PluginProposalView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    PluginProposals_withdraw: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PluginProposalView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Plugins_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PluginView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Plugins_faults: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PluginFaultView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Plugins_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PluginView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Plugins_change: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePlugin"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PluginView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Posts_fill: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeatHolderDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Posts_vacate: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeatHolderDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Posts_page: {
        parameters: {
            query?: {
                /** @description Those that lack somebody only. */
                lacking?: boolean;
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Posts_change: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePostDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Posts_close: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClosePostDto"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    Projects_list: {
        parameters: {
            query?: {
                organisationId?: string;
                stage?: "funded" | "idea" | "pilot" | "replicated" | "seed" | "showcase";
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectViewPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Projects_start: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProject"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Projects_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectTemplateView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Projects_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectDetailView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Projects_change: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Projects_addIndicator: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewIndicator"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IndicatorView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Projects_addMilestone: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMilestone"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MilestoneView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Projects_step: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectStep"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectDetailView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    PublicCounties_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountyView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    PublicApplications_find: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FindNumbers"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundNumbersView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    PublicApplications_status: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskStatus"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    PublicCalls_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicCallSummary"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    PublicCalls_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicCallView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    PublicApplications_submit: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                county: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmitApplication"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubmittedView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    PublicDrafts_save: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                county: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveDraft"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedDraftView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    PublicCertificates_verify: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                county: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerifiedCertificate"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    PublicDrafts_open: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenDraft"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    PublicApplications_requestCode: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                county: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestPhoneCode"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneCodeView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Qualifications_enter: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IssueQualificationDto"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QualificationDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Qualifications_expiring: {
        parameters: {
            query?: {
                /** @description How far to look ahead. */
                days?: number;
                /** @description Only certificates of this kind. */
                code?: string;
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExpiringPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Qualifications_kinds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QualificationKindView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Qualifications_revoke: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevokeQualificationDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QualificationDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Recognition_awardsOf: {
        parameters: {
            query: {
                year: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AwardView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Recognition_leaderboard: {
        parameters: {
            query: {
                teamId: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Leaderboard"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Recognition_answer: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideObjection"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectionView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    CommendationProposals_list: {
        parameters: {
            query?: {
                state?: "approved" | "proposed" | "refused" | "supported" | "withdrawn";
                teamId?: string;
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    CommendationProposals_propose: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposeCommendation"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    CommendationProposals_decide: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideProposal"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    CommendationProposals_support: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SupportProposal"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    CommendationProposals_withdraw: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposalStep"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Recognition_currentRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulesView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Recognition_versions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulesView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Recognition_setRules: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetRules"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulesView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Recognition_list: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Recognition_start: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartRun"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Recognition_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Recognition_decide: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideRun"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Recognition_lines: {
        parameters: {
            query?: {
                teamId?: string;
                /** @description Those who are commended alone. */
                commended?: boolean;
                limit?: number;
                after?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinePage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Recognition_objectionsOf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectionView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Recognition_object: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RaiseObjection"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectionView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Recognition_open: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunStep"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Recognition_publish: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunStep"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Recognition_replay: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    RehearsalInbox_list: {
        parameters: {
            query?: {
                phone?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DevInboxMessage"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Rosters_list: {
        parameters: {
            query?: {
                teamId?: string;
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterSummaryViewRosterPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Rosters_create: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRoster"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Rosters_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Rosters_draftAgain: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RosterVersion"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Rosters_publish: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RosterVersion"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishedRosterView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Seats_assign: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignSeat"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Seats_candidates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CandidateView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Accounts_pending: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PendingResetView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Accounts_approveReset: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ServiceCorrections_list: {
        parameters: {
            query?: {
                volunteerId?: string;
                state?: "approved" | "open" | "refused" | "withdrawn";
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceCorrectionPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ServiceCorrections_propose: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposeEntry"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceCorrectionDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ServiceCorrections_decide: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideServiceCorrection"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceCorrectionDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ServiceCorrections_withdraw: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceCorrectionDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ServiceCorrections_replace: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposeReplacement"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceCorrectionDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ServiceCorrections_undo: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposeUndo"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceCorrectionDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Session_who: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhoView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Session_openStaff: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StaffSignInDto"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOpenedView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Session_close: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    Session_openVolunteer: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VolunteerSignInDto"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOpenedView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Session_sendCode: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PhoneCodeRequestDto"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneCodeFlowView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Session_confirm: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmSecondFactorDto"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    Session_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Session_closeAll: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    Session_closeOne: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    Templates_list: {
        parameters: {
            query: {
                teamId: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Templates_create: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTemplate"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Templates_createFromTeamType: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplatesFromTeamType"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Templates_change: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeTemplate"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Templates_retire: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    Shifts_list: {
        parameters: {
            query: {
                from: string;
                to: string;
                teamId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShiftView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Shifts_mine: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnAssignmentView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Shifts_open: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenShiftView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Shifts_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShiftView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Shifts_cancel: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShiftView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Shifts_take: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenSeatView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Sites_list: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteViewPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Sites_create: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSite"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Sites_kinds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteKindView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Sites_retire: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    SystemHealth_look: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SystemHealthView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    TeamTypes_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamTypeInfo"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Teams_list: {
        parameters: {
            query?: {
                typeCode?: string;
                state?: "active" | "closed";
                /** @description With the areas below it. */
                areaId?: string;
                /** @description Without a leader, without a place left, with empty seats at a post, with people on probation, or with a leader to confirm. */
                attention?: "empty-seats" | "full" | "leader-proposed" | "no-leader" | "probation";
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Teams_create: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTeamDto"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Teams_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamRecord"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Teams_change: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeTeamDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Teams_close: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseTeamDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Teams_history: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamHistoryPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Teams_members: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamMemberPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Teams_addMember: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddMemberDto"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembershipDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Posts_ofTeam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostDetail"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Posts_create: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePostDto"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Courses_list: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CourseViewPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Courses_create: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCourse"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CourseView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Courses_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CourseView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Courses_change: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CourseChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CourseView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Enrolments_calendarOf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    calendarType: string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Enrolments_cancel: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainingEnrolmentView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Enrolments_mine: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyTrainingViewPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    TrainingSessions_list: {
        parameters: {
            query?: {
                courseId?: string;
                state?: "cancelled" | "held" | "scheduled";
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainingSessionViewPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    TrainingSessions_schedule: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTrainingSession"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainingSessionView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    TrainingSessions_listOpen: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainingSessionViewPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    TrainingSessions_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainingSessionView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    TrainingSessions_change: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrainingSessionChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainingSessionView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    TrainingSessions_attendance: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrainingAttendance"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainingParticipantView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    TrainingSessions_cancel: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrainingSessionCancellation"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainingSessionView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    TrainingSessions_enrol: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainingEnrolmentView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    TrainingSessions_participants: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainingParticipantView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    TrainingSessions_move: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrainingSessionMove"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MovedTrainingSessionView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    TrainingSessions_record: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrainingResults"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainingParticipantView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Enrolments_of: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyTrainingViewPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Screens_manifest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScreensManifest"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Screens_takeReport: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                plugin: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    Appeals_list: {
        parameters: {
            query?: {
                /** @description Also those that were decided. */
                decided?: boolean;
                /** @description Those of one application. */
                applicationId?: string;
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Appeals_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Appeals_decide: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideAppeal"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecidedAppeal"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Appeals_subject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackgroundSubject"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Vetting_reviewMany: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkBackgroundReviewDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkResults"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Vetting_screenMany: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkScreeningDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkResults"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Vetting_decide: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkDecisionDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkResults"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Vetting_sendEvidence: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    clientId: string;
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvidenceView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Vetting_readEvidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Vetting_read: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PipelineQuery"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pipeline"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    VettingSettings_listPlans: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    VettingSettings_savePlan: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SavePlan"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    VettingSettings_listVersions: {
        parameters: {
            query: {
                teamTypeCode: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanVersionView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Vetting_list: {
        parameters: {
            query: {
                stage: "acceptance" | "background-review" | "screening";
                /** @description Only what is past its deadline. */
                overdue?: boolean;
                callId?: string;
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueuePage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    VettingSettings_listReasons: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReasonView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    VettingSettings_addReason: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReason"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReasonView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    VettingSettings_changeReason: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeReason"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReasonView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Vetting_summary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StageSummary"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    VettingSettings_listViews: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    VettingSettings_addView: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewView"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    VettingSettings_removeView: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    VettingSettings_changeView: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeView"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Volunteers_list: {
        parameters: {
            query?: {
                /**
                 * @deprecated
                 * @description As of the search, for programs that ask with a token. Deprecated: a name or a number in an address lands in logs on its way: ask `POST /volunteers/search`
                 */
                search?: string;
                status?: "active" | "left" | "suspended";
                /** @description Present members of this team. */
                teamId?: string;
                /** @description Present members of teams of this type: `maple-grove.rescue`. */
                teamTypeCode?: string;
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VolunteerPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Volunteers_find: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VolunteersSearch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VolunteerPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Volunteers_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VolunteerDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Eligibility_of: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EligibilityExceptionView"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Volunteers_recordGuardian: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordGuardian"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VolunteerDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Volunteers_withdrawGuardian: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VolunteerDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Insurance_of: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InsuranceDetail"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ThreeLists_of: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThreeListsView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Volunteers_profile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Volunteers_changeProfile: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeProfile"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Qualifications_of: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QualificationDetail"][];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Volunteers_reveal: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealVolunteerField"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealedView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ServiceRecords_of: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceRecordPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Recognition_starsOf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StarsView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Volunteers_setStatus: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetStatusDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VolunteerDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Health_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "live";
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Health_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ready";
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Health_metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
