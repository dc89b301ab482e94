//! Versions of certification policies that the office used, as they were. One that is kept is never changed: by it exams were judged
//! and certificates issued.

use std::collections::BTreeSet;

use sea_orm::{ActiveModelTrait as _, EntityTrait as _, QueryOrder as _};
use thiserror::Error;

use super::audit::Deed;
use super::decisions::keep_deeds;
use super::entity::policy_version;
use super::{Store, StoreError, json, standings};
use crate::domain::{Message, Policy, PolicyHistory, PolicyId};

/// Policies that cannot be kept. Then none was.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PolicyError {
    /// The store cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A version that was in use says something else now.
    #[error(
        "version {version} of the policy {policy} is not what it was when it was used; put it back as it was and write what is new \
         as a new version"
    )]
    Changed {
        /// Which policy.
        policy: PolicyId,
        /// Which version.
        version: u32,
    },
}

impl PolicyError {
    /// What the reader is told, in `assets/l10n/*/decisions.ftl` and `store.ftl`.
    pub fn message(&self) -> Message {
        match self {
            Self::Store(error) => error.message(),
            Self::Changed { policy, version } => Message::new("policy-version-changed")
                .text("policy", policy.as_str())
                .text("version", version.to_string()),
        }
    }
}

impl Store {
    /// Keeps the versions of policies, those that are not there yet. `by` is whose account or station brings them, `now` the store's
    /// time (RFC 3339, UTC).
    ///
    /// # Errors
    /// When a version that is there says something else, and when the store cannot be written. Then none was kept.
    pub async fn keep_policies(&self, policies: &[PolicyHistory], by: &str, now: &str) -> Result<(), PolicyError> {
        let failed = self.failed();
        let known = self.policies().await?;
        let all = || policies.iter().flat_map(PolicyHistory::versions);
        if all().all(|one| known.contains(one)) {
            return Ok(());
        }
        let writing = self.write().await?;
        let mut deeds = Vec::new();
        let mut touched = BTreeSet::new();
        for policy in all() {
            let version = i32::try_from(policy.version).unwrap_or(i32::MAX);
            let key = (policy.id.as_str().to_owned(), version);
            let there = policy_version::Entity::find_by_id(key).one(&writing).await;
            if let Some(there) = there.map_err(failed)? {
                if self.policy(&there)? != *policy {
                    return Err(PolicyError::Changed {
                        policy: policy.id.clone(),
                        version: policy.version,
                    });
                }
                continue;
            }
            let row = policy_version::Model {
                policy: policy.id.as_str().to_owned(),
                version,
                valid_from: policy.valid_from.to_string(),
                content: json(policy).map_err(failed)?,
            };
            let insert = policy_version::ActiveModel::from(row).insert(&writing).await;
            insert.map_err(failed)?;
            touched.insert(policy.id.as_str());
            deeds.push(Deed {
                who: by.to_owned(),
                action: "policy-kept",
                about: policy.id.to_string(),
                details: format!("{}, {}", policy.version, policy.valid_from),
            });
        }
        keep_deeds(&writing, deeds, now).await.map_err(failed)?;
        standings::mark_policies_stale(&writing, &touched)
            .await
            .map_err(failed)?;
        Ok(self.commit(writing).await?)
    }

    /// All versions that were kept, by policy and number.
    ///
    /// # Errors
    /// When the store cannot be read, and when a row is not what was written.
    pub async fn policies(&self) -> Result<Vec<Policy>, StoreError> {
        let rows = policy_version::Entity::find()
            .order_by_asc(policy_version::Column::Policy)
            .order_by_asc(policy_version::Column::Version);
        let rows = rows.all(self.db()).await.map_err(self.failed())?;
        rows.iter().map(|row| self.policy(row)).collect()
    }

    fn policy(&self, row: &policy_version::Model) -> Result<Policy, StoreError> {
        let what = format!("policy {} {}", row.policy, row.version);
        serde_json::from_str(&row.content).map_err(|error| self.changed(&what, error.to_string()))
    }
}
