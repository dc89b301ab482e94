# Decisions and policies in the office's store (panel and commands).

decision-no-reason = Give a reason for the decision. It is kept together with your name.
decision-older = The last decision on this attempt is of { $last }, and this one would be of { $on }. Check the date of the computer on which the panel runs.
decision-no-result = This attempt is not in the store or has no result, so there is nothing to decide. Go back to the list and reload it.
decision-no-person = This person is not in the store, or their data were erased. Go back to the list of people and reload it.
decision-no-document = Give the version of the office’s procedure that this person has read, for example 6/2022.
decision-meanwhile = Since you opened the page, somebody has decided on this attempt. Your decision was not saved. Open the attempt once more.
issue-not-earned = There is no certificate to issue: it was issued already, or something is missing for it. The person’s page says where they stand.
issue-changed = The certificate was not issued: what it would state has changed (a new exam, a decision, the day or the language). Read what it would state now, and decide once more.
issue-other-register = This cannot be done on this computer: the register of certificates and the office’s key are on another one. Ask IT to run the panel (sygnaly serve) on that computer, or to move the data folder with the register here and to restore the key from its backup (sygnaly certify keys restore FILE).
issue-other-person = In this computer’s list of people somebody else has the same name in the same unit. Ask IT to tell them apart: sygnaly people correct.
issue-no-certificate = This certificate is not in the store. Go back to the list of certificates and reload it.
issue-behind = The change stands in the register (certificate { $number }), but the database does not answer now. The panel shows it by itself after records were sent the next time, usually in a minute. Do not do it again.
policy-version-changed = Version { $version } of the policy “{ $policy }” was in use before and said something else. Put it back in the policy’s file as it was, and write your changes as a new version with a later date.
