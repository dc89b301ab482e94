# Decisions and policies in the office's store (panel and commands).

decision-no-reason = Give a reason for the decision. It is kept together with your name.
decision-older = The last decision on this attempt is of { $last }, and this one would be of { $on }. Check the date of the computer on which the panel runs.
decision-no-result = This attempt is not in the store or has no result, so there is nothing to decide. Go back to the list and reload it.
decision-no-person = This person is not in the store, or their data were erased. Go back to the list of people and reload it.
decision-no-document = Give the version of the office’s procedure that this person has read, for example 6/2022.
policy-version-changed = Version { $version } of the policy “{ $policy }” was in use before and said something else. Put it back in the policy’s file as it was, and write your changes as a new version with a later date.
