# The panel: people, attempts, certificates and the audit trail (src/web).

panel-any = all
panel-search = Search
panel-turn-earlier = Previous page
panel-turn-later = Next page

## List of people
panel-people-text = Person, unit or office
panel-people-unit = Unit
panel-people-state = State of the certificate
panel-people-policy = Policy
panel-people-all = Show all people
panel-people-count = { $count ->
    [0] Nobody was found. Check the spelling, or take away some of the conditions.
    [one] { $count } person was found.
   *[other] { $count } people were found.
}
panel-people-caption = People and their certificates, by policy
panel-people-until = until { $until }
panel-people-still-until = valid until { $until }
panel-people-was-until = was valid until { $until }
panel-people-earned = a certificate can be issued
panel-people-to-renew = { $count ->
    [one] 1 condition is missing for a renewal
   *[other] { $count } conditions are missing for a renewal
}
panel-people-to-issue = { $count ->
    [one] 1 condition is missing for a certificate
   *[other] { $count } conditions are missing for a certificate
}
panel-people-pages = Pages of the list of people

## One person
panel-person-erased = Data erased
panel-person-erased-on = The data of this person were erased on { $on }.
panel-person-position = Position
panel-person-office = Office
panel-person-added = On record since
panel-person-stations = Known at stations
panel-person-standings = Certification
panel-person-policy = { $policy } (version { $version })
panel-person-earned = Everything was met on { $on }. A certificate valid until { $until } can be issued.
panel-person-missing = For a certificate, this is missing:
panel-person-no-certificates = No certificate was issued.
panel-person-certificates-caption = Certificates, the newest first
panel-person-attempts = Attempts
panel-person-no-attempts = No attempt is on record.
panel-person-attempts-caption = Attempts, the newest first
panel-person-acknowledgements = Acknowledgement of the office’s procedure
panel-person-no-acknowledgements = No acknowledgements.
panel-person-acknowledgements-caption = Acknowledgements of the procedure
panel-person-document = Version of the document
panel-person-day = Day
panel-person-noted = Noted by whom and when
panel-person-noted-by = { $who }, { $at }
panel-person-acknowledge = Add an acknowledgement
panel-person-acknowledge-button = Save the acknowledgement
panel-person-acknowledged = The acknowledgement of the procedure was saved.
panel-person-no-day = "{ $on }" is no date. Write year, month and day, for example 2026-11-30.
panel-person-consents = Consents
panel-person-consents-caption = Consents, the newest first
panel-person-consent-kind = To what
panel-person-consent-wording = Wording
panel-person-consent-given = Given
panel-person-consent-withdrawn = Withdrawn
panel-consent-recording = recording of the voice
panel-person-erase = Erasing
panel-person-erase-link = Erase the data of { $name }

## One attempt
panel-attempt-erased = The record of what happened in this attempt was erased on { $on }. Its figures remain.
panel-attempt-erased-on = (what happened was erased on { $on })
panel-attempt-begun = Began
panel-attempt-played = Call or shift
panel-attempt-decided = After review
panel-attempt-decisions = { $count ->
    [one] { $count } decision
   *[other] { $count } decisions
}
panel-attempt-needs = Needs of the caller
panel-attempt-level = Level of difficulty
panel-attempt-state = End
panel-attempt-finished = played to its end
panel-attempt-station = Station
panel-attempt-name = Name of the record
panel-attempt-versions = Made from
panel-attempt-sum = Proof that nothing was changed
panel-attempt-signature = The station’s signature
panel-attempt-proof = lines of the record: { $lines }, checksum of the last: { $sum }
panel-attempt-invigilator = Invigilator
panel-attempt-resumed = Break
panel-attempt-eased = Made easier
panel-attempt-nobody = nobody signed in
panel-attempt-decisions-heading = Decisions
panel-attempt-undecided = Nobody has decided on this result yet.
panel-attempt-decide = Decide on this result
panel-attempt-decide-rule = Change the verdict on the rule: { $rule }
panel-attempt-now = After review:
panel-attempt-disputes = Disputes
panel-attempt-said = What the trainee said
panel-attempt-said-note = The record holds the trainee’s words alone. The caller’s lines are made anew when the attempt is played over in the program.
panel-attempt-said-caption = The trainee’s words, in order
panel-attempt-words = Words
panel-dispute-raised = Disputed on { $on }:
panel-dispute-open = Waits for an answer.
panel-dispute-answered = Answered on { $on } by { $by }:

## Certificates
panel-certificate-number = Number
panel-certificate-issued = Issued
panel-certificate-until = Valid until
panel-certificate-state = State
panel-certificate-title = Certificate { $number }
panel-certificate-erased = data erased
panel-certificate-version = Version of the policy
panel-certificate-id = Id
panel-certificate-exams = Exams it is based on
panel-certificate-file = The certificate’s file
panel-certificate-no-file = What the certificate said was erased with the person’s data. The number, the dates and any revocation remain.
panel-certificate-file-note = The file is signed by the office. Anybody can check it without a network: sygnaly verify FILE.
panel-certificate-download = Download the certificate’s file (JSON)
panel-certificates-hint = The whole number or a part of it, for example 2026/0001.
panel-certificates-all = Show all certificates
panel-certificates-none = No certificate was found.
panel-certificates-caption = Certificates, those issued last first
panel-certificates-pages = Pages of the list of certificates

## Audit trail
panel-audit-note = Each entry is sealed with a checksum over all entries before it. A change or a missing entry comes to light when the trail is checked.
panel-audit-end = Last entry by the anchor (number and checksum)
panel-audit-end-none = none yet
panel-audit-end-since = Anchor kept since
panel-audit-end-note = The anchor lies in a file outside the database and moves with every new entry, so that it shows when somebody takes out the end of the trail. Note it on paper from time to time as well; sygnaly records verify --anchor checks it later.
panel-audit-check = Check the whole trail
panel-audit-holds = The trail holds: every entry agrees with the checksums.
panel-audit-holds-so-far = The entries that are in the trail agree with their checksums. Whether the last ones are missing, the warning below says.
panel-audit-broken = The trail was changed: entry { $place } does not agree with the ones before it, or is missing. Tell the office’s IT and keep a copy of the database; the entries before it hold.
panel-audit-none = There is no entry yet.
panel-audit-caption = Entries, the newest first
panel-audit-place = No.
panel-audit-at = When
panel-audit-who = Who
panel-audit-action = What
panel-audit-about = About
panel-audit-details = Details
panel-audit-station = station { $name }
panel-audit-account = account { $name }
panel-audit-pages = Pages of the trail
panel-audit-newer = Newer entries
panel-audit-older = Older entries

audit-action-attempt-whole = a complete attempt was received
audit-action-result-reviewed = a result was reviewed
audit-action-procedure-acknowledged = a procedure was acknowledged
audit-action-certificate-issued = a certificate was issued
audit-action-certificate-revoked = a certificate was revoked
audit-action-certificate-erased = what a certificate said was erased
audit-action-policy-kept = a version of a policy was kept
audit-action-dispute-raised = a verdict was disputed
audit-action-dispute-answered = a dispute was answered
audit-action-consent-given = a consent was given
audit-action-consent-withdrawn = a consent was withdrawn
audit-action-retention-set = the time of keeping was set
audit-action-data-expired = data were erased at the end of their time
audit-action-person-erased = a person’s data were erased
audit-action-person-refused = data of an erased person were refused
audit-action-identity-admitted = people with the details of an erased person were admitted
audit-action-trail-anchored = a new anchor of the end of the trail was made
audit-action-station-key-came = a station’s key came
audit-action-station-key-accepted = a station’s new key was accepted
audit-action-account-added = an account was added
audit-action-account-reset = an account got a new password
audit-action-account-closed = an account was closed
audit-action-signed-in = signed in
audit-action-sign-in-barred = signing in was barred after wrong passwords
