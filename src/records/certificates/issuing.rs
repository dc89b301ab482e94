//! What a new certificate says, and in which sentences: the same whether a command or the panel issues it. Whether one is earned,
//! `certification` decides; `register.rs` signs and keeps it.

use sha2::{Digest as _, Sha256};

use super::certificate::Statement;
use super::credential::CredentialWords;
use crate::domain::{Day, Lang, Message, PolicyId, Procedure};
use crate::records::certification::Earned;
use crate::records::people::Who;

impl Statement {
    /// What a certificate says that was earned under a policy and is issued on the day `today`. The procedure's title is in `lang`.
    pub fn of_earned(
        who: &Who,
        procedure: &Procedure,
        policy: PolicyId,
        earned: Earned,
        today: Day,
        lang: Lang,
    ) -> Self {
        Self {
            holder: who.full_name(),
            position: who.position.clone(),
            unit: who.unit.clone(),
            office: who.office.clone(),
            procedure: procedure.id.clone(),
            procedure_title: procedure.title.get(lang).to_owned(),
            document: earned.document,
            policy,
            policy_version: earned.version,
            issued: today,
            valid_until: earned.valid_until,
            exams: earned.exams,
        }
    }

    /// What tells it from any other: 64 digits, within one version of the program. Whoever confirms a certificate confirms this one.
    pub fn fingerprint(&self) -> String {
        let hash = Sha256::digest(format!("{self:?}"));
        hash.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// The sentences of a certificate, in `assets/l10n/*/certificates.ftl`; `say` puts a message into words.
pub fn credential_words(statement: &Statement, say: &dyn Fn(&Message) -> String) -> CredentialWords {
    let sentence = |key: &str| {
        let message = Message::new(key)
            .text("procedure", &statement.procedure_title)
            .text("document", &statement.document)
            .text("policy", statement.policy.as_str())
            .text("version", statement.policy_version.to_string())
            .number("exams", statement.exams.len() as f64);
        say(&message)
    };
    CredentialWords {
        name: sentence("credential-name"),
        description: sentence("credential-description"),
        criteria: sentence("credential-criteria"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Bilingual, Marks};
    use crate::records::{AttemptId, sample};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn statement(today: &str, lang: Lang) -> Statement {
        let procedure = Procedure {
            id: "krynki".into(),
            version: 1,
            title: Bilingual {
                pl: "Procedura".to_owned(),
                en: "The procedure".to_owned(),
            },
            source: String::new(),
            marks: Marks {
                pass_from: 80.0,
                reliable_from: 0.6,
            },
            rules: Vec::new(),
            critical_errors: Vec::new(),
        };
        let earned = Earned {
            version: 2,
            on: day("2026-11-29"),
            document: "6/2022".to_owned(),
            exams: vec![AttemptId::new("2026-11-29T09:14:05Z", "podatek", 7)],
            valid_until: day("2028-11-29"),
        };
        let who = Who::of(&sample::profile());
        Statement::of_earned(&who, &procedure, "krynki".into(), earned, day(today), lang)
    }

    #[test]
    fn a_certificate_says_who_did_what_and_until_when() {
        let said = statement("2026-11-30", Lang::Pl);
        assert_eq!(
            (said.holder.as_str(), said.procedure_title.as_str()),
            ("Anna Żak", "Procedura")
        );
        assert_eq!(
            (said.issued, said.valid_until, said.policy_version),
            (day("2026-11-30"), day("2028-11-29"), 2)
        );
        let words = credential_words(&said, &|message: &Message| {
            format!("{}: {:?}", message.key, message.args)
        });
        assert!(words.name.starts_with("credential-name"), "{}", words.name);
        assert!(words.criteria.contains("6/2022"), "{}", words.criteria);
    }

    #[test]
    fn another_day_or_language_is_another_certificate() {
        let one = statement("2026-11-30", Lang::Pl).fingerprint();
        assert_eq!(one.len(), 64);
        assert_eq!(statement("2026-11-30", Lang::Pl).fingerprint(), one);
        assert_ne!(statement("2026-12-01", Lang::Pl).fingerprint(), one);
        assert_ne!(statement("2026-11-30", Lang::En).fingerprint(), one);
    }
}
