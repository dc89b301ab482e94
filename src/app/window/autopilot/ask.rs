//! Requests as a screen reader makes them: something in the accessibility tree, by its name.

use bevy::a11y::ActionRequest;
use bevy_egui::egui::accesskit::{self, Action, Node, NodeId, Role, TreeId, TreeUpdate};

/// A request to something by its name.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ask {
    action: Action,
    name: String,
}

impl Ask {
    /// Press it.
    pub(super) fn press(name: impl Into<String>) -> Self {
        Self {
            action: Action::Click,
            name: name.into(),
        }
    }

    /// Give it the keyboard.
    pub(super) fn focus(name: impl Into<String>) -> Self {
        Self {
            action: Action::Focus,
            name: name.into(),
        }
    }

    /// What it is called.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The request to the first thing in this tree whose name begins so and that can do it; none: there is none.
    pub(super) fn request(&self, tree: &TreeUpdate) -> Option<ActionRequest> {
        let fits = |node: &Node| {
            let named = node
                .label()
                .or(node.value())
                .is_some_and(|name| name.starts_with(&self.name));
            named && !node.is_disabled() && node.role() != Role::Label && node.supports_action(self.action)
        };
        let (target_node, _) = tree.nodes.iter().find(|(_, node)| fits(node))?;
        Some(ActionRequest(accesskit::ActionRequest {
            action: self.action,
            target_tree: TreeId::ROOT,
            target_node: NodeId(target_node.0),
            data: None,
        }))
    }
}
