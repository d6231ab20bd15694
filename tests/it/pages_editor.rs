//! What the editor asks of the service: a text as a tree, for those who are signed in.

use serde_json::Value;

const TEXT: &str = "# Uno\n\ndos[^1] <script>alert(1)</script>\n\n[a]: http://a.example\n\n[^1]: nota\n";

stories! {
    async fn a_text_is_given_as_a_tree_with_its_lines(app) {
        app.author("ana").await;
        let browser = app.signed_in("ana").await;
        let token = browser.get("/es/account").await.hidden("csrf_token");
        let reply = browser.post("/es/work/rich-text", &[("csrf_token", &token), ("markdown", TEXT)]).await;
        assert_eq!((reply.status.as_u16(), reply.header("cache-control")), (200, "no-store"));
        assert!(reply.header("content-type").starts_with("application/json"));
        let tree: Value = serde_json::from_slice(&reply.bytes).unwrap();
        let blocks = tree["blocks"].as_array().unwrap();
        let shape: Vec<_> = blocks.iter().map(|block| (block["from"].as_u64(), block["node"]["type"].as_str())).collect();
        let expected = [(1, "heading"), (3, "paragraph"), (5, "source"), (7, "footnote")];
        assert_eq!(shape, expected.map(|(from, kind)| (Some(from), Some(kind))));
        assert_eq!(blocks[1]["node"]["content"][3]["attrs"]["text"], "<script>");

        let nothing = browser.post("/es/work/rich-text", &[("csrf_token", &token)]).await;
        assert_eq!(nothing.bytes, b"{\"blocks\":[]}");
    }

    async fn nobody_else_is_given_a_tree(app) {
        app.author("ana").await;
        let browser = app.signed_in("ana").await;
        let forged = browser.post("/es/work/rich-text", &[("csrf_token", "x"), ("markdown", TEXT)]).await;
        assert_eq!(forged.status, 403);
        let stranger = app.browser();
        let token = stranger.get("/es/sign-in").await.hidden("csrf_token");
        let refused = stranger.post("/es/work/rich-text", &[("csrf_token", &token), ("markdown", TEXT)]).await;
        assert_eq!(refused.status, 401);
        assert!(!refused.page().contains("\"blocks\""));
    }
}
