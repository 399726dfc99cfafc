-- recovery code: GDRXQ-BY217-H5QHQ-7FDHJ
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0008');
CREATE TABLE coupon_claims (
	claim_id TEXT NOT NULL, 
	coupon_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	claimed_at INTEGER NOT NULL, 
	CONSTRAINT coupon_claims_pk PRIMARY KEY (claim_id), 
	CONSTRAINT coupon_claims_coupon_id_fk FOREIGN KEY(coupon_id) REFERENCES coupons (coupon_id)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "coupon_claims" VALUES('01a20705-f0af-76ce-87f8-0ff15279f3a4','01a20705-f087-7273-84c9-6bdb878abfcc','lin',1795339800000000);
INSERT INTO "coupon_claims" VALUES('01a20705-f125-75e3-9d0e-b0db1e15516a','01a20705-f113-7320-9abb-85d06c004c7d','lin',1795339800000000);
INSERT INTO "coupon_claims" VALUES('01a20705-f137-7558-96b2-da16c72ff0cb','01a20705-f127-76a7-a477-ca90a1d0804f','lin',1795339800000000);
CREATE TABLE coupon_guests (
	coupon_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	CONSTRAINT coupon_guests_pk PRIMARY KEY (coupon_id, user_id), 
	CONSTRAINT coupon_guests_coupon_id_fk FOREIGN KEY(coupon_id) REFERENCES coupons (coupon_id)
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE coupon_uses (
	order_id TEXT NOT NULL, 
	claim_id TEXT NOT NULL, 
	coupon_id TEXT NOT NULL, 
	journal_id TEXT NOT NULL, 
	discount_minor INTEGER NOT NULL, 
	used_at INTEGER NOT NULL, 
	returned_at INTEGER, 
	CONSTRAINT coupon_uses_pk PRIMARY KEY (order_id), 
	CONSTRAINT coupon_uses_order_id_fk FOREIGN KEY(order_id) REFERENCES orders (order_id), 
	CONSTRAINT coupon_uses_claim_id_fk FOREIGN KEY(claim_id) REFERENCES coupon_claims (claim_id), 
	CONSTRAINT coupon_uses_journal_id_fk FOREIGN KEY(journal_id) REFERENCES journals (journal_id), 
	CONSTRAINT coupon_uses_discount_above_zero CHECK (discount_minor > 0)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "coupon_uses" VALUES('01a20705-f07a-774b-8d66-6d83298a0368','01a20705-f0af-76ce-87f8-0ff15279f3a4','01a20705-f087-7273-84c9-6bdb878abfcc','01a20705-f0be-747b-bf83-ef1e54b5ace6',1000,1795339800000000,NULL);
CREATE TABLE coupons (
	coupon_id TEXT NOT NULL, 
	miniapp_id TEXT NOT NULL, 
	publisher_id TEXT NOT NULL, 
	publisher_name TEXT NOT NULL, 
	coupon_number TEXT NOT NULL, 
	title TEXT NOT NULL, 
	percent INTEGER, 
	off_minor INTEGER NOT NULL, 
	spend_min_minor INTEGER NOT NULL, 
	currency TEXT NOT NULL, 
	claims_max INTEGER NOT NULL, 
	claims_each_max INTEGER NOT NULL, 
	is_for_all INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	valid_from INTEGER NOT NULL, 
	valid_until INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	CONSTRAINT coupons_pk PRIMARY KEY (coupon_id), 
	CONSTRAINT coupons_miniapp_id_coupon_number_uq UNIQUE (miniapp_id, coupon_number), 
	CONSTRAINT coupons_coupon_id_fk FOREIGN KEY(coupon_id) REFERENCES journals (journal_id), 
	CONSTRAINT coupons_percent_in_range CHECK (percent BETWEEN 1 AND 100), 
	CONSTRAINT coupons_claims_max_in_range CHECK (claims_max BETWEEN 1 AND 10000), 
	CONSTRAINT coupons_claims_each_max_in_range CHECK (claims_each_max BETWEEN 1 AND claims_max), 
	CONSTRAINT coupons_funds_in_range CHECK (off_minor BETWEEN 1 AND 1000000000000000 / claims_max), 
	CONSTRAINT coupons_spend_min_in_range CHECK (spend_min_minor BETWEEN 0 AND 1000000000000000), 
	CONSTRAINT coupons_is_for_all_yes_or_no CHECK (is_for_all IN (0, 1)), 
	CONSTRAINT coupons_ends_after_beginning CHECK (valid_until > valid_from AND valid_until > created_at), 
	CONSTRAINT coupons_state_known CHECK (state IN ('open', 'withdrawn', 'over'))
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "coupons" VALUES('01a20705-f087-7273-84c9-6bdb878abfcc','plaza.store','plaza','Plaza Store','used','Ten off',NULL,1000,0,'CNY',10,1,1,1795339800000000,1795339800000000,1795944600000000,'open');
INSERT INTO "coupons" VALUES('01a20705-f113-7320-9abb-85d06c004c7d','plaza.store','plaza','Plaza Store','unused','Ten off',NULL,1000,0,'CNY',10,1,1,1795339800000000,1795339800000000,1795944600000000,'open');
INSERT INTO "coupons" VALUES('01a20705-f127-76a7-a477-ca90a1d0804f','plaza.store','plaza','Plaza Store','withdrawn','Ten off',NULL,1000,0,'CNY',10,1,1,1795339800000000,1795339800000000,1795944600000000,'withdrawn');
CREATE TABLE frozen_wallets (
	user_id TEXT NOT NULL, 
	frozen_at INTEGER NOT NULL, 
	CONSTRAINT frozen_wallets_pk PRIMARY KEY (user_id)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "frozen_wallets" VALUES('maya',1795339800000000);
CREATE TABLE journals (
	journal_id TEXT NOT NULL, 
	request_hash TEXT NOT NULL, 
	purpose TEXT NOT NULL, 
	reference TEXT NOT NULL, 
	posted_at INTEGER NOT NULL, 
	CONSTRAINT journals_pk PRIMARY KEY (journal_id)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "journals" VALUES('01a20705-ee28-75c9-a668-89636f7973b3','95e53e6f118b858a19ccea6bfe1e7971cbe545e87597329eaa48e87833f9df88','top_up','lin',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-ee62-77c1-8610-831e3fff3b22','6b1566f4ed40c145855b2c7f6de3766bf764d09cf83ce7bb35794b27ac4180cd','top_up','maya',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-f004-7581-8111-dac652d2ff0f','aba7624379eda68150729afc6c75a791693c8b2f3b7859dcf163261b674686ac','payment','01a20705-eff0-744e-a3f8-bca2be03870a',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-f046-749a-a486-68e08e46f3ad','0b2d2fd06f3a844355f425f6ceb3222043d2405ce8af8592bfbc4f81b6ef18b2','refund','01a20705-eff0-744e-a3f8-bca2be03870a',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-f076-70a6-a911-4cf2d3f517fd','4169e4e40e4ff4e56a4dbc9ea5227e091427073801442f724b1bb7d3db353d32','top_up','plaza',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-f087-7273-84c9-6bdb878abfcc','67d12ea28e5da0649ee53c5e328c58dd2fb62768153d27102b1081cc48370423','promotion','01a20705-f087-7273-84c9-6bdb878abfcc',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-f0be-747b-bf83-ef1e54b5ace6','c1863f21ce482a97df6574c45960fdc80e882cec7acd8f37ee3879af09e652e4','payment','01a20705-f07a-774b-8d66-6d83298a0368',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-f0f8-7166-b517-4ab825854f23','b81891f05b8a6fe33be7f92ff138b20d2ce8713dd2ff6855701dff978de8c791','refund','01a20705-f07a-774b-8d66-6d83298a0368',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-f113-7320-9abb-85d06c004c7d','6769e33735e9b88ab65b9e4356ca9876d11a06c21e41f707b5c92367248b9115','promotion','01a20705-f113-7320-9abb-85d06c004c7d',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-f127-76a7-a477-ca90a1d0804f','97db2ea49d6ae7439325019aed0766c458045946a704f059de54758211d397ef','promotion','01a20705-f127-76a7-a477-ca90a1d0804f',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-f127-76a7-a477-ca90a1d0804f:withdrawn','82fdbd349b3d37d4cf920ffd8cfcae111dd0402d645cc2f6d0c006ede459c8a0','promotion_return','01a20705-f127-76a7-a477-ca90a1d0804f',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-f151-7655-ad7f-9769a3fb6b87','6c55a344980d4b2a9021b7daca4bf402d572126cfa2f52b33ee4ab5dc62ea40a','test','held',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-f163-7234-857c-7ba7379556b3','74e892e6b90044db47c94dbdea5dfb5237c46aa376d0705d18a98e99c7765bbd','test','posted',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-f17c-7267-ac1e-f5530cdc5abc','122ae985d1f573417429b06752529fbe529a7e1d8bd016a99f52a60fc69a024c','test','posting',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-f18a-77f5-ad07-98881bf37183','511ed4ad8df28aabbeb5510a75b4b9d3f30ce09ce6dce668cc38a56a4dd8bbe9','test','voided',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-f1a3-7190-8825-700375607be6','fa6ebd335453a7ebe363495616d5d5a1652251652a7bfe74e6a270406f0babcb','test','voiding',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-f1c2-71b5-8bdf-a6af6b82a4a8','fa95c07c6e464f4520a7b103cad6725228789c17ed858f6d538dc75859c8ff38','payment_hold','01a20705-f1b7-719f-ab9d-a86f4bab425a',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-f1db-70a4-b610-7433ef000ecc:capture','96880f3ce905b89d70875d97f4481ca1489f16d0c5a8523da491738fcaae6b4b','payment','01a20705-f1db-70a4-b610-7433ef000ecc',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-f1e6-7048-a3cb-43edaa35ce1e','4102801640ffa172f85831df39f3d549580d7e6f629b51b8fd530907340eb197','payment_hold','01a20705-f1db-70a4-b610-7433ef000ecc',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-f20e-769d-91a8-785b4fee69ca:void','73316a0d38858d50e597a28d1ce156e8ed3ac04e6d9309ae2d89132e97b22a61','payment_void','01a20705-f20e-769d-91a8-785b4fee69ca',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-f20f-76cb-986e-93eed91e8edf','e7c745a5ee5a1ff0a89a08e4b9e892c3fe3bc663e03a308d4937af54ff085556','payment_hold','01a20705-f20e-769d-91a8-785b4fee69ca',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-f225-71ee-8426-7c5e0747a35a','af226905d4fe6158863c66605383a506915e60d5abbf54b5ee9127d6a60ac9db','packet','01a20705-f22f-70dd-9f81-13057ff26e19',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-f237-7130-91e5-38fec32b0a18','d4374aae41bb4943f4fcbe438e5ad9b229d4cdd03a6de5dcf5dd02b16bda5a9b','packet_claim','01a20705-f22f-70dd-9f81-13057ff26e19',1795339800000000);
CREATE TABLE ledger_accounts (
	ledger_account_id TEXT NOT NULL, 
	currency TEXT NOT NULL, 
	may_overdraw INTEGER NOT NULL, 
	debits_pending INTEGER NOT NULL, 
	debits_posted INTEGER NOT NULL, 
	credits_pending INTEGER NOT NULL, 
	credits_posted INTEGER NOT NULL, 
	CONSTRAINT ledger_accounts_pk PRIMARY KEY (ledger_account_id), 
	CONSTRAINT ledger_accounts_ledger_account_id_currency_uq UNIQUE (ledger_account_id, currency), 
	CONSTRAINT ledger_accounts_may_overdraw_yes_or_no CHECK (may_overdraw IN (0, 1)), 
	CONSTRAINT ledger_accounts_counters_not_negative CHECK (debits_pending >= 0 AND debits_posted >= 0 AND credits_pending >= 0 AND credits_posted >= 0), 
	CONSTRAINT ledger_accounts_no_overdraft CHECK (may_overdraw = 1 OR debits_posted + debits_pending <= credits_posted)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "ledger_accounts" VALUES('bank:test:CNY','CNY',1,0,155000,0,0);
INSERT INTO "ledger_accounts" VALUES('packet:01a20705-f22f-70dd-9f81-13057ff26e19:CNY','CNY',0,0,300,0,600);
INSERT INTO "ledger_accounts" VALUES('person:lin:CNY','CNY',0,3100,36560,0,112200);
INSERT INTO "ledger_accounts" VALUES('person:maya:CNY','CNY',0,0,0,100,5060);
INSERT INTO "ledger_accounts" VALUES('promotion:01a20705-f087-7273-84c9-6bdb878abfcc:CNY','CNY',0,0,1000,0,10500);
INSERT INTO "ledger_accounts" VALUES('promotion:01a20705-f113-7320-9abb-85d06c004c7d:CNY','CNY',0,0,0,0,10000);
INSERT INTO "ledger_accounts" VALUES('promotion:01a20705-f127-76a7-a477-ca90a1d0804f:CNY','CNY',0,0,9000,0,10000);
INSERT INTO "ledger_accounts" VALUES('publisher:plaza:CNY','CNY',0,0,42400,3000,95900);
CREATE TABLE marks (
	user_id TEXT NOT NULL, 
	picture TEXT NOT NULL, 
	phrase TEXT NOT NULL, 
	CONSTRAINT marks_pk PRIMARY KEY (user_id), 
	CONSTRAINT marks_phrase_length CHECK (length(phrase) BETWEEN 2 AND 40)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "marks" VALUES('lin','fox','Tea at five');
CREATE TABLE orders (
	order_id TEXT NOT NULL, 
	miniapp_id TEXT NOT NULL, 
	publisher_id TEXT NOT NULL, 
	merchant_name TEXT NOT NULL, 
	merchant_number TEXT NOT NULL, 
	title TEXT NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	currency TEXT NOT NULL, 
	state TEXT NOT NULL, 
	created_at INTEGER NOT NULL, 
	expires_at INTEGER NOT NULL, 
	paid_at INTEGER, 
	payer_id TEXT, 
	capture TEXT NOT NULL, 
	hold_id TEXT, 
	held_at INTEGER, 
	hold_ends_at INTEGER, 
	paid_minor INTEGER, 
	CONSTRAINT orders_pk PRIMARY KEY (order_id), 
	CONSTRAINT orders_miniapp_id_merchant_number_uq UNIQUE (miniapp_id, merchant_number), 
	CONSTRAINT orders_hold_id_fk FOREIGN KEY(hold_id) REFERENCES transfers (transfer_id), 
	CONSTRAINT orders_amount_in_range CHECK (amount_minor BETWEEN 1 AND 1000000000000000), 
	CONSTRAINT orders_expires_after_creation CHECK (expires_at > created_at), 
	CONSTRAINT orders_state_complete CHECK ((state = 'pending' AND payer_id IS NULL AND hold_id IS NULL AND paid_at IS NULL AND paid_minor IS NULL) OR (state = 'held' AND payer_id IS NOT NULL AND hold_id IS NOT NULL AND paid_at IS NULL AND paid_minor IS NULL) OR (state = 'paid' AND payer_id IS NOT NULL AND (hold_id IS NULL) = (capture = 'now') AND paid_at IS NOT NULL AND paid_minor IS NOT NULL) OR (state = 'closed' AND (payer_id IS NULL) = (hold_id IS NULL) AND paid_at IS NULL AND paid_minor IS NULL)), 
	CONSTRAINT orders_hold_complete CHECK (capture IN ('now', 'later') AND ((hold_id IS NULL AND held_at IS NULL AND hold_ends_at IS NULL) OR (capture = 'later' AND hold_id IS NOT NULL AND held_at IS NOT NULL AND hold_ends_at > held_at))), 
	CONSTRAINT orders_paid_in_range CHECK (paid_minor BETWEEN 1 AND amount_minor AND (capture = 'later' OR paid_minor = amount_minor))
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "orders" VALUES('01a20705-ee7d-71a2-b96d-d3c6ee0020cd','plaza.store','plaza','Plaza Store','pending','Running shoes',100,'CNY','pending',1795339800000000,1795347000000000,NULL,NULL,'now',NULL,NULL,NULL,NULL);
INSERT INTO "orders" VALUES('01a20705-ee9a-7309-94ca-93d889fa7fbe','plaza.store','plaza','Plaza Store','closed','Running shoes',100,'CNY','closed',1795339800000000,1795347000000000,NULL,NULL,'now',NULL,NULL,NULL,NULL);
INSERT INTO "orders" VALUES('01a20705-eff0-744e-a3f8-bca2be03870a','plaza.store','plaza','Plaza Store','refunded','Running shoes',29900,'CNY','paid',1795339800000000,1795347000000000,1795339800000000,'lin','now',NULL,NULL,NULL,29900);
INSERT INTO "orders" VALUES('01a20705-f07a-774b-8d66-6d83298a0368','plaza.store','plaza','Plaza Store','shared','Running shoes',5000,'CNY','paid',1795339800000000,1795347000000000,1795339800000000,'lin','now',NULL,NULL,NULL,5000);
INSERT INTO "orders" VALUES('01a20705-f1b7-719f-ab9d-a86f4bab425a','plaza.store','plaza','Plaza Store','held','Running shoes',3000,'CNY','held',1795339800000000,1795347000000000,NULL,'lin','later','01a20705-f1c3-70e6-a769-1496b193f4b3',1795339800000000,1795944600000000,NULL);
INSERT INTO "orders" VALUES('01a20705-f1db-70a4-b610-7433ef000ecc','plaza.store','plaza','Plaza Store','captured','Running shoes',3000,'CNY','paid',1795339800000000,1795347000000000,1795339800000000,'lin','later','01a20705-f1ee-7003-9f2e-2b59cb70ae56',1795339800000000,1795944600000000,2000);
INSERT INTO "orders" VALUES('01a20705-f20e-769d-91a8-785b4fee69ca','plaza.store','plaza','Plaza Store','let go','Running shoes',3000,'CNY','closed',1795339800000000,1795347000000000,NULL,'lin','later','01a20705-f211-75e8-87aa-deea7517555d',1795339800000000,1795944600000000,NULL);
CREATE TABLE outbox (
	entry_id TEXT NOT NULL, 
	topic TEXT NOT NULL, 
	payload TEXT NOT NULL, 
	attempts INTEGER NOT NULL, 
	due_at INTEGER NOT NULL, 
	CONSTRAINT outbox_pk PRIMARY KEY (entry_id), 
	CONSTRAINT outbox_topic_known CHECK (topic IN ('receipt.message', 'payment.notice', 'refund.message', 'refund.notice', 'hold.notice', 'transfer.message', 'packet.message')), 
	CONSTRAINT outbox_attempts_not_negative CHECK (attempts >= 0)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "outbox" VALUES('01a20705-f01d-72a9-acd3-022ccec6d899','payment.notice','{"receipt_id":"01a20705-f01c-7120-a403-fc2c83d4f754","order_id":"01a20705-eff0-744e-a3f8-bca2be03870a","title":"Running shoes","amount_minor":29900,"discount_minor":0,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","notice_id":"01a20705-f01d-72a9-acd3-022ccec6d899"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-f01d-72a9-acd3-022d0499e729','receipt.message','{"receipt_id":"01a20705-f01c-7120-a403-fc2c83d4f754","order_id":"01a20705-eff0-744e-a3f8-bca2be03870a","title":"Running shoes","amount_minor":29900,"discount_minor":0,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","coupon_title":""}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-f048-7358-9db9-59e2ce44b58b','refund.notice','{"refund_id":"01a20705-f046-749a-a486-68e08e46f3ad","order_id":"01a20705-eff0-744e-a3f8-bca2be03870a","refund_number":"1","title":"Running shoes","amount_minor":9900,"currency":"CNY","reason":"","refunded_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","notice_id":"01a20705-f048-7358-9db9-59e2ce44b58b"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-f048-7358-9db9-59e391b201cb','refund.message','{"refund_id":"01a20705-f046-749a-a486-68e08e46f3ad","order_id":"01a20705-eff0-744e-a3f8-bca2be03870a","refund_number":"1","title":"Running shoes","amount_minor":9900,"currency":"CNY","reason":"","refunded_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","paid_minor":29900}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-f0e5-73a6-9924-3b939d133e8e','payment.notice','{"receipt_id":"01a20705-f0e5-73a6-9924-3b92c49e92f1","order_id":"01a20705-f07a-774b-8d66-6d83298a0368","title":"Running shoes","amount_minor":5000,"discount_minor":1000,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"shared","miniapp_id":"plaza.store","notice_id":"01a20705-f0e5-73a6-9924-3b939d133e8e"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-f0e5-73a6-9924-3b94f60efb81','receipt.message','{"receipt_id":"01a20705-f0e5-73a6-9924-3b92c49e92f1","order_id":"01a20705-f07a-774b-8d66-6d83298a0368","title":"Running shoes","amount_minor":4000,"discount_minor":1000,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"shared","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","coupon_title":"Ten off"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-f104-70ac-a3af-b7ffd545967a','refund.notice','{"refund_id":"01a20705-f0f8-7166-b517-4ab825854f23","order_id":"01a20705-f07a-774b-8d66-6d83298a0368","refund_number":"1","title":"Running shoes","amount_minor":2500,"currency":"CNY","reason":"","refunded_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"shared","miniapp_id":"plaza.store","notice_id":"01a20705-f104-70ac-a3af-b7ffd545967a"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-f104-70ac-a3af-b800ce4d718e','refund.message','{"refund_id":"01a20705-f0f8-7166-b517-4ab825854f23","order_id":"01a20705-f07a-774b-8d66-6d83298a0368","refund_number":"1","title":"Running shoes","amount_minor":2000,"currency":"CNY","reason":"","refunded_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"shared","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","paid_minor":4000}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-f1c5-7233-9196-36db94806835','hold.notice','{"order_id":"01a20705-f1b7-719f-ab9d-a86f4bab425a","title":"Running shoes","amount_minor":3000,"currency":"CNY","state":"held","at":"2026-11-22T09:30:00.000000+00:00","ends_at":"2026-11-29T09:30:00.000000+00:00","merchant_number":"held","miniapp_id":"plaza.store","notice_id":"01a20705-f1c5-7233-9196-36db94806835"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-f1ee-7003-9f2e-2b5abec65b4e','hold.notice','{"order_id":"01a20705-f1db-70a4-b610-7433ef000ecc","title":"Running shoes","amount_minor":3000,"currency":"CNY","state":"held","at":"2026-11-22T09:30:00.000000+00:00","ends_at":"2026-11-29T09:30:00.000000+00:00","merchant_number":"captured","miniapp_id":"plaza.store","notice_id":"01a20705-f1ee-7003-9f2e-2b5abec65b4e"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-f209-73d3-bc4b-6d9a346c7ca2','payment.notice','{"receipt_id":"01a20705-f208-77c0-8e2b-d556eeeefc30","order_id":"01a20705-f1db-70a4-b610-7433ef000ecc","title":"Running shoes","amount_minor":2000,"discount_minor":0,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"captured","miniapp_id":"plaza.store","notice_id":"01a20705-f209-73d3-bc4b-6d9a346c7ca2"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-f209-73d3-bc4b-6d9b8322fd26','receipt.message','{"receipt_id":"01a20705-f208-77c0-8e2b-d556eeeefc30","order_id":"01a20705-f1db-70a4-b610-7433ef000ecc","title":"Running shoes","amount_minor":2000,"discount_minor":0,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"captured","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","coupon_title":""}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-f215-74ef-a565-d6ef46e1bf53','hold.notice','{"order_id":"01a20705-f20e-769d-91a8-785b4fee69ca","title":"Running shoes","amount_minor":3000,"currency":"CNY","state":"held","at":"2026-11-22T09:30:00.000000+00:00","ends_at":"2026-11-29T09:30:00.000000+00:00","merchant_number":"let go","miniapp_id":"plaza.store","notice_id":"01a20705-f215-74ef-a565-d6ef46e1bf53"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-f21f-7670-b6ab-ee2caab1d8ed','hold.notice','{"order_id":"01a20705-f20e-769d-91a8-785b4fee69ca","title":"Running shoes","amount_minor":3000,"currency":"CNY","state":"released","at":"2026-11-22T09:30:00.000000+00:00","ends_at":"2026-11-29T09:30:00.000000+00:00","merchant_number":"let go","miniapp_id":"plaza.store","notice_id":"01a20705-f21f-7670-b6ab-ee2caab1d8ed"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-f231-77ba-884b-0bf81d64a4a7','packet.message','{"packet_id":"01a20705-f22f-70dd-9f81-13057ff26e19","sender_id":"lin","conversation_id":"lin-maya","greeting":"Good luck"}',0,1795339800000000);
CREATE TABLE packet_audience (
	packet_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	CONSTRAINT packet_audience_pk PRIMARY KEY (packet_id, user_id), 
	CONSTRAINT packet_audience_packet_id_fk FOREIGN KEY(packet_id) REFERENCES packets (packet_id)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "packet_audience" VALUES('01a20705-f22f-70dd-9f81-13057ff26e19','lin');
INSERT INTO "packet_audience" VALUES('01a20705-f22f-70dd-9f81-13057ff26e19','maya');
CREATE TABLE packet_claims (
	packet_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	journal_id TEXT NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	claimed_at INTEGER NOT NULL, 
	CONSTRAINT packet_claims_pk PRIMARY KEY (packet_id, user_id), 
	CONSTRAINT packet_claims_journal_id_uq UNIQUE (journal_id), 
	CONSTRAINT packet_claims_packet_id_user_id_fk FOREIGN KEY(packet_id, user_id) REFERENCES packet_audience (packet_id, user_id), 
	CONSTRAINT packet_claims_journal_id_fk FOREIGN KEY(journal_id) REFERENCES journals (journal_id), 
	CONSTRAINT packet_claims_at_least_a_unit CHECK (amount_minor >= 1)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "packet_claims" VALUES('01a20705-f22f-70dd-9f81-13057ff26e19','lin','01a20705-f237-7130-91e5-38fec32b0a18',300,1795339800000000);
CREATE TABLE packet_returns (
	packet_id TEXT NOT NULL, 
	journal_id TEXT NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	returned_at INTEGER NOT NULL, 
	CONSTRAINT packet_returns_pk PRIMARY KEY (packet_id), 
	CONSTRAINT packet_returns_journal_id_uq UNIQUE (journal_id), 
	CONSTRAINT packet_returns_packet_id_fk FOREIGN KEY(packet_id) REFERENCES packets (packet_id), 
	CONSTRAINT packet_returns_journal_id_fk FOREIGN KEY(journal_id) REFERENCES journals (journal_id), 
	CONSTRAINT packet_returns_something_went_back CHECK (amount_minor >= 1)
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE packets (
	packet_id TEXT NOT NULL, 
	journal_id TEXT NOT NULL, 
	sender_id TEXT NOT NULL, 
	conversation_id TEXT NOT NULL, 
	split TEXT NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	currency TEXT NOT NULL, 
	share_count INTEGER NOT NULL, 
	audience_count INTEGER NOT NULL, 
	greeting TEXT NOT NULL, 
	sent_at INTEGER NOT NULL, 
	expires_at INTEGER NOT NULL, 
	CONSTRAINT packets_pk PRIMARY KEY (packet_id), 
	CONSTRAINT packets_journal_id_uq UNIQUE (journal_id), 
	CONSTRAINT packets_journal_id_fk FOREIGN KEY(journal_id) REFERENCES journals (journal_id), 
	CONSTRAINT packets_split_known CHECK (split IN ('equal', 'lucky')), 
	CONSTRAINT packets_share_for_somebody CHECK (share_count BETWEEN 1 AND audience_count), 
	CONSTRAINT packets_a_unit_a_share CHECK (amount_minor >= share_count), 
	CONSTRAINT packets_equal_shares_are_whole CHECK (split = 'lucky' OR amount_minor % share_count = 0), 
	CONSTRAINT packets_expires_after_sending CHECK (expires_at > sent_at)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "packets" VALUES('01a20705-f22f-70dd-9f81-13057ff26e19','01a20705-f225-71ee-8426-7c5e0747a35a','lin','lin-maya','equal',600,'CNY',2,2,'Good luck',1795339800000000,1795426200000000);
CREATE TABLE pins (
	user_id TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	tries_made INTEGER NOT NULL, 
	locks_made INTEGER NOT NULL, 
	locked_until INTEGER, 
	CONSTRAINT pins_pk PRIMARY KEY (user_id), 
	CONSTRAINT pins_counts_not_negative CHECK (tries_made >= 0 AND locks_made >= 0)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "pins" VALUES('lin','$argon2id$v=19$m=19456,t=2,p=1$tB74BgXnnD2K1E3pXJh6nw$oIvlV6Gzisk4mAPV5mq/O45kKs99wFqznsQDmdqHWjU',0,0,NULL);
CREATE TABLE receipts (
	order_id TEXT NOT NULL, 
	receipt_id TEXT NOT NULL, 
	journal_id TEXT NOT NULL, 
	body TEXT NOT NULL, 
	signature TEXT NOT NULL, 
	CONSTRAINT receipts_pk PRIMARY KEY (order_id), 
	CONSTRAINT receipts_order_id_fk FOREIGN KEY(order_id) REFERENCES orders (order_id), 
	CONSTRAINT receipts_journal_id_fk FOREIGN KEY(journal_id) REFERENCES journals (journal_id)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "receipts" VALUES('01a20705-eff0-744e-a3f8-bca2be03870a','01a20705-f01c-7120-a403-fc2c83d4f754','01a20705-f004-7581-8111-dac652d2ff0f','{"amount_minor":29900,"currency":"CNY","form":"plaza-receipt/1","merchant_number":"refunded","miniapp_id":"plaza.store","order_id":"01a20705-eff0-744e-a3f8-bca2be03870a","paid_at":"2026-11-22T09:30:00.000000+00:00","payee_name":"Plaza Store","payer_id":"lin","receipt_id":"01a20705-f01c-7120-a403-fc2c83d4f754","title":"Running shoes"}','zIXPLunn0d6ERjAZ34BTfD+r429aQ0X2T2Tb22Ly59r3IuhsUD7pWSuWduG2yw7aEk775IYIyauEpjdcfrhTDw==');
INSERT INTO "receipts" VALUES('01a20705-f07a-774b-8d66-6d83298a0368','01a20705-f0e5-73a6-9924-3b92c49e92f1','01a20705-f0be-747b-bf83-ef1e54b5ace6','{"amount_minor":4000,"coupon_id":"01a20705-f087-7273-84c9-6bdb878abfcc","coupon_title":"Ten off","currency":"CNY","discount_minor":1000,"form":"plaza-receipt/2","list_minor":5000,"merchant_number":"shared","miniapp_id":"plaza.store","order_id":"01a20705-f07a-774b-8d66-6d83298a0368","paid_at":"2026-11-22T09:30:00.000000+00:00","payee_name":"Plaza Store","payer_id":"lin","receipt_id":"01a20705-f0e5-73a6-9924-3b92c49e92f1","title":"Running shoes"}','vjXSTKjnNtM0JOgzsyoVrxvXs5f+FLGv8nf8u3r1dX7+cN0Cn8OBkUnNfXFTQ5viFORGPgiJLJI8K2RUW9CMCQ==');
INSERT INTO "receipts" VALUES('01a20705-f1db-70a4-b610-7433ef000ecc','01a20705-f208-77c0-8e2b-d556eeeefc30','01a20705-f1db-70a4-b610-7433ef000ecc:capture','{"amount_minor":2000,"currency":"CNY","form":"plaza-receipt/1","merchant_number":"captured","miniapp_id":"plaza.store","order_id":"01a20705-f1db-70a4-b610-7433ef000ecc","paid_at":"2026-11-22T09:30:00.000000+00:00","payee_name":"Plaza Store","payer_id":"lin","receipt_id":"01a20705-f208-77c0-8e2b-d556eeeefc30","title":"Running shoes"}','7UEfwpJIXnDYuiFjRjhU3cDDeFxb8Uo3ikYCmzl6RnEDMfsJ1gIa4WBCAMvpgJOOdjGEwfAd1m/csgJR4modBw==');
CREATE TABLE recoveries (
	user_id TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	tries_made INTEGER NOT NULL, 
	locks_made INTEGER NOT NULL, 
	locked_until INTEGER, 
	CONSTRAINT recoveries_pk PRIMARY KEY (user_id), 
	CONSTRAINT recoveries_counts_not_negative CHECK (tries_made >= 0 AND locks_made >= 0)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "recoveries" VALUES('lin','$argon2id$v=19$m=19456,t=2,p=1$fEWv0rnEMM8/HUEE43lAaA$c6iTgo0f5hg1VKuZiht3YKHvCkjkQeqs6/xYCcq4cCs',0,0,NULL);
CREATE TABLE refunds (
	refund_id TEXT NOT NULL, 
	order_id TEXT NOT NULL, 
	refund_number TEXT NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	body TEXT NOT NULL, 
	signature TEXT NOT NULL, 
	CONSTRAINT refunds_pk PRIMARY KEY (refund_id), 
	CONSTRAINT refunds_order_id_refund_number_uq UNIQUE (order_id, refund_number), 
	CONSTRAINT refunds_refund_id_fk FOREIGN KEY(refund_id) REFERENCES journals (journal_id), 
	CONSTRAINT refunds_order_id_fk FOREIGN KEY(order_id) REFERENCES orders (order_id), 
	CONSTRAINT refunds_amount_in_range CHECK (amount_minor BETWEEN 1 AND 1000000000000000)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "refunds" VALUES('01a20705-f046-749a-a486-68e08e46f3ad','01a20705-eff0-744e-a3f8-bca2be03870a','1',9900,'{"amount_minor":9900,"currency":"CNY","form":"plaza-refund/1","merchant_number":"refunded","miniapp_id":"plaza.store","order_id":"01a20705-eff0-744e-a3f8-bca2be03870a","payee_name":"Plaza Store","payer_id":"lin","reason":"","refund_id":"01a20705-f046-749a-a486-68e08e46f3ad","refund_number":"1","refunded_at":"2026-11-22T09:30:00.000000+00:00","title":"Running shoes"}','dgNCm7h6U5LWBRZn5m7b9G40pthwfIwh/KcWPaM7grvU3m139ohm8UB99N9Sw9VWHWvHoc66X8Ei4hLl7ad8Aw==');
INSERT INTO "refunds" VALUES('01a20705-f0f8-7166-b517-4ab825854f23','01a20705-f07a-774b-8d66-6d83298a0368','1',2500,'{"amount_minor":2500,"currency":"CNY","form":"plaza-refund/2","merchant_number":"shared","miniapp_id":"plaza.store","order_id":"01a20705-f07a-774b-8d66-6d83298a0368","payee_name":"Plaza Store","payer_id":"lin","reason":"","refund_id":"01a20705-f0f8-7166-b517-4ab825854f23","refund_number":"1","refunded_at":"2026-11-22T09:30:00.000000+00:00","title":"Running shoes","to_coupon_minor":500}','yd82gbgZh4jJXYbZaUnwjXgLXiVon45VHOgYI8qT7QYCDuaQ66yorpOIOdNqzfgNjuLD5z29oMetmwIbgu8pAg==');
CREATE TABLE spending_limits (
	user_id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	miniapp_id TEXT NOT NULL, 
	limit_minor INTEGER NOT NULL, 
	CONSTRAINT spending_limits_pk PRIMARY KEY (user_id, name, miniapp_id), 
	CONSTRAINT spending_limits_name_known CHECK (name IN ('payment', 'day', 'code', 'miniapp')), 
	CONSTRAINT spending_limits_miniapp_named CHECK ((name = 'miniapp') = (miniapp_id <> '')), 
	CONSTRAINT spending_limits_limit_in_range CHECK (limit_minor BETWEEN 0 AND 1000000000000000)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "spending_limits" VALUES('lin','miniapp','plaza.store',90000);
INSERT INTO "spending_limits" VALUES('lin','payment','',60000);
CREATE TABLE transfers (
	transfer_id TEXT NOT NULL, 
	journal_id TEXT NOT NULL, 
	debit_id TEXT NOT NULL, 
	credit_id TEXT NOT NULL, 
	currency TEXT NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	hold_id TEXT, 
	expires_at INTEGER, 
	CONSTRAINT transfers_pk PRIMARY KEY (transfer_id), 
	CONSTRAINT transfers_debit_id_transfer_id_credit_id_currency_uq UNIQUE (debit_id, transfer_id, credit_id, currency), 
	CONSTRAINT transfers_journal_id_fk FOREIGN KEY(journal_id) REFERENCES journals (journal_id), 
	CONSTRAINT transfers_debit_id_currency_fk FOREIGN KEY(debit_id, currency) REFERENCES ledger_accounts (ledger_account_id, currency), 
	CONSTRAINT transfers_credit_id_currency_fk FOREIGN KEY(credit_id, currency) REFERENCES ledger_accounts (ledger_account_id, currency), 
	CONSTRAINT transfers_debit_id_hold_id_credit_id_currency_fk FOREIGN KEY(debit_id, hold_id, credit_id, currency) REFERENCES transfers (debit_id, transfer_id, credit_id, currency), 
	CONSTRAINT transfers_two_parties CHECK (debit_id <> credit_id), 
	CONSTRAINT transfers_amount_in_range CHECK (amount_minor BETWEEN 1 AND 1000000000000000), 
	CONSTRAINT transfers_kind_complete CHECK ((kind IN ('direct', 'hold') AND hold_id IS NULL) OR (kind IN ('post', 'void') AND hold_id IS NOT NULL)), 
	CONSTRAINT transfers_holds_expire CHECK (expires_at IS NULL OR kind = 'hold')
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "transfers" VALUES('01a20705-ee44-7342-85ca-64ee4e3eef99','01a20705-ee28-75c9-a668-89636f7973b3','bank:test:CNY','person:lin:CNY','CNY',100000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-ee63-71a0-9055-6930e422c448','01a20705-ee62-77c1-8610-831e3fff3b22','bank:test:CNY','person:maya:CNY','CNY',5000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-f01b-71a6-bde2-353d13840f09','01a20705-f004-7581-8111-dac652d2ff0f','person:lin:CNY','publisher:plaza:CNY','CNY',29900,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-f047-721b-b293-8844efb40ea3','01a20705-f046-749a-a486-68e08e46f3ad','publisher:plaza:CNY','person:lin:CNY','CNY',9900,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-f077-709e-ab50-fc729b5d37fe','01a20705-f076-70a6-a911-4cf2d3f517fd','bank:test:CNY','publisher:plaza:CNY','CNY',50000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-f088-7629-9a74-3d7ef4ba1b80','01a20705-f087-7273-84c9-6bdb878abfcc','publisher:plaza:CNY','promotion:01a20705-f087-7273-84c9-6bdb878abfcc:CNY','CNY',10000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-f0d4-7442-a07d-f9429a0f652f','01a20705-f0be-747b-bf83-ef1e54b5ace6','person:lin:CNY','publisher:plaza:CNY','CNY',4000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-f0d4-7442-a07d-f9430916a323','01a20705-f0be-747b-bf83-ef1e54b5ace6','promotion:01a20705-f087-7273-84c9-6bdb878abfcc:CNY','publisher:plaza:CNY','CNY',1000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-f0f8-7166-b517-4ab954a66161','01a20705-f0f8-7166-b517-4ab825854f23','publisher:plaza:CNY','person:lin:CNY','CNY',2000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-f0f8-7166-b517-4aba92bf7696','01a20705-f0f8-7166-b517-4ab825854f23','publisher:plaza:CNY','promotion:01a20705-f087-7273-84c9-6bdb878abfcc:CNY','CNY',500,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-f113-7320-9abb-85d1ff471964','01a20705-f113-7320-9abb-85d06c004c7d','publisher:plaza:CNY','promotion:01a20705-f113-7320-9abb-85d06c004c7d:CNY','CNY',10000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-f127-76a7-a477-ca91366c8e82','01a20705-f127-76a7-a477-ca90a1d0804f','publisher:plaza:CNY','promotion:01a20705-f127-76a7-a477-ca90a1d0804f:CNY','CNY',10000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-f13c-7407-8b98-8042db3f4f23','01a20705-f127-76a7-a477-ca90a1d0804f:withdrawn','promotion:01a20705-f127-76a7-a477-ca90a1d0804f:CNY','publisher:plaza:CNY','CNY',9000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-f152-746a-b531-6ca780c937e8','01a20705-f151-7655-ad7f-9769a3fb6b87','person:lin:CNY','person:maya:CNY','CNY',100,'hold',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-f164-7128-b455-1ffc8a45d479','01a20705-f163-7234-857c-7ba7379556b3','person:lin:CNY','person:maya:CNY','CNY',100,'hold',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-f17c-7267-ac1e-f554de6b416d','01a20705-f17c-7267-ac1e-f5530cdc5abc','person:lin:CNY','person:maya:CNY','CNY',60,'post','01a20705-f164-7128-b455-1ffc8a45d479',NULL);
INSERT INTO "transfers" VALUES('01a20705-f18b-7742-a9d2-6f2c71ac1e0a','01a20705-f18a-77f5-ad07-98881bf37183','person:lin:CNY','person:maya:CNY','CNY',100,'hold',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-f1a4-722a-8377-ada0917b18a9','01a20705-f1a3-7190-8825-700375607be6','person:lin:CNY','person:maya:CNY','CNY',100,'void','01a20705-f18b-7742-a9d2-6f2c71ac1e0a',NULL);
INSERT INTO "transfers" VALUES('01a20705-f1c3-70e6-a769-1496b193f4b3','01a20705-f1c2-71b5-8bdf-a6af6b82a4a8','person:lin:CNY','publisher:plaza:CNY','CNY',3000,'hold',NULL,1795944600000000);
INSERT INTO "transfers" VALUES('01a20705-f1ee-7003-9f2e-2b59cb70ae56','01a20705-f1e6-7048-a3cb-43edaa35ce1e','person:lin:CNY','publisher:plaza:CNY','CNY',3000,'hold',NULL,1795944600000000);
INSERT INTO "transfers" VALUES('01a20705-f1fd-716f-b731-6dd3b5748ee4','01a20705-f1db-70a4-b610-7433ef000ecc:capture','person:lin:CNY','publisher:plaza:CNY','CNY',2000,'post','01a20705-f1ee-7003-9f2e-2b59cb70ae56',NULL);
INSERT INTO "transfers" VALUES('01a20705-f211-75e8-87aa-deea7517555d','01a20705-f20f-76cb-986e-93eed91e8edf','person:lin:CNY','publisher:plaza:CNY','CNY',3000,'hold',NULL,1795944600000000);
INSERT INTO "transfers" VALUES('01a20705-f21a-72a3-8d59-059fe4c1b7b8','01a20705-f20e-769d-91a8-785b4fee69ca:void','person:lin:CNY','publisher:plaza:CNY','CNY',3000,'void','01a20705-f211-75e8-87aa-deea7517555d',NULL);
INSERT INTO "transfers" VALUES('01a20705-f230-7077-bba1-ff3afba86638','01a20705-f225-71ee-8426-7c5e0747a35a','person:lin:CNY','packet:01a20705-f22f-70dd-9f81-13057ff26e19:CNY','CNY',600,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-f237-7130-91e5-38ffb73380f7','01a20705-f237-7130-91e5-38fec32b0a18','packet:01a20705-f22f-70dd-9f81-13057ff26e19:CNY','person:lin:CNY','CNY',300,'direct',NULL,NULL);
CREATE TRIGGER ledger_accounts_open_empty BEFORE INSERT ON ledger_accounts WHEN NEW.debits_pending <> 0 OR NEW.debits_posted <> 0 OR NEW.credits_pending <> 0 OR NEW.credits_posted <> 0 OR EXISTS (SELECT 1 FROM ledger_accounts WHERE ledger_account_id = NEW.ledger_account_id) BEGIN SELECT RAISE(ABORT, 'a ledger account is opened once and empty'); END;
CREATE TRIGGER ledger_accounts_no_delete BEFORE DELETE ON ledger_accounts BEGIN SELECT RAISE(ABORT, 'ledger accounts stay'); END;
CREATE TRIGGER journals_no_update BEFORE UPDATE ON journals BEGIN SELECT RAISE(ABORT, 'journals is append-only'); END;
CREATE TRIGGER journals_no_delete BEFORE DELETE ON journals BEGIN SELECT RAISE(ABORT, 'journals is append-only'); END;
CREATE TRIGGER journals_no_replace BEFORE INSERT ON journals WHEN EXISTS (SELECT 1 FROM journals WHERE journal_id = NEW.journal_id) BEGIN SELECT RAISE(ABORT, 'journals is append-only'); END;
CREATE TRIGGER receipts_no_update BEFORE UPDATE ON receipts BEGIN SELECT RAISE(ABORT, 'receipts is append-only'); END;
CREATE TRIGGER receipts_no_delete BEFORE DELETE ON receipts BEGIN SELECT RAISE(ABORT, 'receipts is append-only'); END;
CREATE TRIGGER receipts_no_replace BEFORE INSERT ON receipts WHEN EXISTS (SELECT 1 FROM receipts WHERE order_id = NEW.order_id) BEGIN SELECT RAISE(ABORT, 'receipts is append-only'); END;
CREATE TRIGGER refunds_no_update BEFORE UPDATE ON refunds BEGIN SELECT RAISE(ABORT, 'refunds is append-only'); END;
CREATE TRIGGER refunds_no_delete BEFORE DELETE ON refunds BEGIN SELECT RAISE(ABORT, 'refunds is append-only'); END;
CREATE TRIGGER refunds_no_replace BEFORE INSERT ON refunds WHEN EXISTS (SELECT 1 FROM refunds WHERE refund_id = NEW.refund_id) BEGIN SELECT RAISE(ABORT, 'refunds is append-only'); END;
CREATE TRIGGER refunds_number_once BEFORE INSERT ON refunds WHEN EXISTS (SELECT 1 FROM refunds WHERE order_id = NEW.order_id AND refund_number = NEW.refund_number) BEGIN SELECT RAISE(ABORT, 'a refund number stands once in an order'); END;
CREATE INDEX journals_posted_at ON journals (posted_at);
CREATE INDEX coupons_publisher ON coupons (publisher_id);
CREATE INDEX coupons_state ON coupons (state, valid_until);
CREATE TRIGGER coupons_follow_edges BEFORE UPDATE ON coupons WHEN OLD.state = 'over' OR NEW.state NOT IN ('withdrawn', 'over') OR NEW.state = OLD.state OR NEW.coupon_id <> OLD.coupon_id OR NEW.miniapp_id <> OLD.miniapp_id OR NEW.publisher_id <> OLD.publisher_id OR NEW.publisher_name <> OLD.publisher_name OR NEW.coupon_number <> OLD.coupon_number OR NEW.title <> OLD.title OR coalesce(NEW.percent, 0) <> coalesce(OLD.percent, 0) OR NEW.off_minor <> OLD.off_minor OR NEW.spend_min_minor <> OLD.spend_min_minor OR NEW.currency <> OLD.currency OR NEW.claims_max <> OLD.claims_max OR NEW.claims_each_max <> OLD.claims_each_max OR NEW.is_for_all <> OLD.is_for_all OR NEW.created_at <> OLD.created_at OR NEW.valid_from <> OLD.valid_from OR NEW.valid_until <> OLD.valid_until BEGIN SELECT RAISE(ABORT, 'a coupon is withdrawn, is over, and its content stays'); END;
CREATE TRIGGER coupons_no_delete BEFORE DELETE ON coupons BEGIN SELECT RAISE(ABORT, 'coupons stay'); END;
CREATE TRIGGER coupon_guests_no_update BEFORE UPDATE ON coupon_guests BEGIN SELECT RAISE(ABORT, 'who was invited stays invited'); END;
CREATE TRIGGER coupon_guests_no_delete BEFORE DELETE ON coupon_guests BEGIN SELECT RAISE(ABORT, 'who was invited stays invited'); END;
CREATE INDEX coupon_claims_user ON coupon_claims (user_id, coupon_id);
CREATE INDEX coupon_claims_coupon ON coupon_claims (coupon_id, user_id);
CREATE TRIGGER coupon_claims_no_update BEFORE UPDATE ON coupon_claims BEGIN SELECT RAISE(ABORT, 'coupon_claims is append-only'); END;
CREATE TRIGGER coupon_claims_no_delete BEFORE DELETE ON coupon_claims BEGIN SELECT RAISE(ABORT, 'coupon_claims is append-only'); END;
CREATE TRIGGER coupon_claims_no_replace BEFORE INSERT ON coupon_claims WHEN EXISTS (SELECT 1 FROM coupon_claims WHERE claim_id = NEW.claim_id) BEGIN SELECT RAISE(ABORT, 'coupon_claims is append-only'); END;
CREATE TRIGGER coupon_claims_within_coupon BEFORE INSERT ON coupon_claims WHEN NOT EXISTS (SELECT 1 FROM coupons WHERE coupon_id = NEW.coupon_id AND state = 'open' AND NEW.claimed_at < valid_until AND claims_max > (SELECT count(*) FROM coupon_claims WHERE coupon_id = NEW.coupon_id) AND claims_each_max > (SELECT count(*) FROM coupon_claims WHERE coupon_id = NEW.coupon_id AND user_id = NEW.user_id) AND (is_for_all = 1 OR EXISTS (SELECT 1 FROM coupon_guests WHERE coupon_id = NEW.coupon_id AND user_id = NEW.user_id))) BEGIN SELECT RAISE(ABORT, 'a coupon is taken while it is open, by whom it is for, and not too often'); END;
CREATE INDEX coupon_uses_claim ON coupon_uses (claim_id);
CREATE TRIGGER coupon_uses_once BEFORE INSERT ON coupon_uses WHEN NEW.returned_at IS NOT NULL OR EXISTS (SELECT 1 FROM coupon_uses WHERE order_id = NEW.order_id OR (claim_id = NEW.claim_id AND returned_at IS NULL)) BEGIN SELECT RAISE(ABORT, 'a coupon is used once, and once in an order'); END;
CREATE TRIGGER coupon_uses_come_back BEFORE UPDATE ON coupon_uses WHEN OLD.returned_at IS NOT NULL OR NEW.returned_at IS NULL OR NEW.order_id <> OLD.order_id OR NEW.claim_id <> OLD.claim_id OR NEW.coupon_id <> OLD.coupon_id OR NEW.journal_id <> OLD.journal_id OR NEW.discount_minor <> OLD.discount_minor OR NEW.used_at <> OLD.used_at OR (SELECT amount_minor FROM orders WHERE order_id = NEW.order_id) <> (SELECT coalesce(sum(amount_minor), 0) FROM refunds WHERE order_id = NEW.order_id) BEGIN SELECT RAISE(ABORT, 'a coupon comes back once, when all of its order went back'); END;
CREATE TRIGGER coupon_uses_no_delete BEFORE DELETE ON coupon_uses BEGIN SELECT RAISE(ABORT, 'uses of coupons stay'); END;
CREATE INDEX transfers_journal ON transfers (journal_id);
CREATE INDEX transfers_credit ON transfers (credit_id, transfer_id);
CREATE UNIQUE INDEX transfers_resolving ON transfers (hold_id) WHERE hold_id IS NOT NULL;
CREATE TRIGGER transfers_no_update BEFORE UPDATE ON transfers BEGIN SELECT RAISE(ABORT, 'transfers is append-only'); END;
CREATE TRIGGER transfers_no_delete BEFORE DELETE ON transfers BEGIN SELECT RAISE(ABORT, 'transfers is append-only'); END;
CREATE TRIGGER transfers_no_replace BEFORE INSERT ON transfers WHEN EXISTS (SELECT 1 FROM transfers WHERE transfer_id = NEW.transfer_id) BEGIN SELECT RAISE(ABORT, 'transfers is append-only'); END;
CREATE TRIGGER transfers_resolve_holds BEFORE INSERT ON transfers WHEN NEW.hold_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM transfers AS held WHERE held.transfer_id = NEW.hold_id AND held.kind = 'hold') BEGIN SELECT RAISE(ABORT, 'only a hold is posted or voided'); END;
CREATE TRIGGER transfers_resolve_once BEFORE INSERT ON transfers WHEN NEW.hold_id IS NOT NULL AND EXISTS (SELECT 1 FROM transfers AS earlier WHERE earlier.hold_id = NEW.hold_id) BEGIN SELECT RAISE(ABORT, 'a hold is resolved once'); END;
CREATE TRIGGER transfers_resolve_in_time BEFORE INSERT ON transfers WHEN NEW.kind = 'post' AND NOT EXISTS (SELECT 1 FROM transfers AS earlier WHERE earlier.hold_id = NEW.hold_id) AND (SELECT held.expires_at FROM transfers AS held WHERE held.transfer_id = NEW.hold_id AND held.kind = 'hold') <= (SELECT posted_at FROM journals WHERE journal_id = NEW.journal_id) BEGIN SELECT RAISE(ABORT, 'a hold that is over is not posted'); END;
CREATE TRIGGER transfers_within_hold BEFORE INSERT ON transfers WHEN NEW.hold_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM transfers AS earlier WHERE earlier.hold_id = NEW.hold_id) AND EXISTS (SELECT 1 FROM transfers AS held WHERE held.transfer_id = NEW.hold_id AND held.kind = 'hold' AND (NEW.amount_minor > held.amount_minor OR (NEW.kind = 'void' AND NEW.amount_minor <> held.amount_minor))) BEGIN SELECT RAISE(ABORT, 'at most what is held is posted, and all of it voided'); END;
CREATE TRIGGER transfers_are_counted AFTER INSERT ON transfers BEGIN UPDATE ledger_accounts SET debits_pending = debits_pending + CASE NEW.kind WHEN 'direct' THEN 0 WHEN 'hold' THEN NEW.amount_minor ELSE -(SELECT held.amount_minor FROM transfers AS held WHERE held.transfer_id = NEW.hold_id) END, debits_posted = debits_posted + CASE WHEN NEW.kind IN ('direct', 'post') THEN NEW.amount_minor ELSE 0 END WHERE ledger_account_id = NEW.debit_id; UPDATE ledger_accounts SET credits_pending = credits_pending + CASE NEW.kind WHEN 'direct' THEN 0 WHEN 'hold' THEN NEW.amount_minor ELSE -(SELECT held.amount_minor FROM transfers AS held WHERE held.transfer_id = NEW.hold_id) END, credits_posted = credits_posted + CASE WHEN NEW.kind IN ('direct', 'post') THEN NEW.amount_minor ELSE 0 END WHERE ledger_account_id = NEW.credit_id; END;
CREATE TRIGGER ledger_accounts_only_grow BEFORE UPDATE ON ledger_accounts WHEN NEW.ledger_account_id <> OLD.ledger_account_id OR NEW.currency <> OLD.currency OR NEW.may_overdraw <> OLD.may_overdraw OR NEW.debits_posted < OLD.debits_posted OR NEW.credits_posted < OLD.credits_posted BEGIN SELECT RAISE(ABORT, 'a ledger account changes by transfers alone'); END;
CREATE TRIGGER coupons_start_funded BEFORE INSERT ON coupons WHEN NEW.state <> 'open' OR EXISTS (SELECT 1 FROM coupons WHERE coupon_id = NEW.coupon_id OR (miniapp_id = NEW.miniapp_id AND coupon_number = NEW.coupon_number)) OR NOT EXISTS (SELECT 1 FROM journals JOIN transfers ON transfers.kind = 'direct' AND transfers.journal_id = journals.journal_id WHERE journals.journal_id = NEW.coupon_id AND journals.purpose = 'promotion' AND transfers.debit_id = 'publisher:' || NEW.publisher_id || ':' || NEW.currency AND transfers.credit_id = 'promotion:' || NEW.coupon_id || ':' || NEW.currency AND transfers.amount_minor = NEW.off_minor * NEW.claims_max) BEGIN SELECT RAISE(ABORT, 'a coupon is made once, open, and with all it can give'); END;
CREATE TRIGGER refunds_of_payments BEFORE INSERT ON refunds WHEN NEW.amount_minor <> coalesce((SELECT sum(CASE WHEN transfers.debit_id = 'publisher:' || orders.publisher_id || ':' || orders.currency AND (transfers.credit_id = 'person:' || orders.payer_id || ':' || orders.currency OR transfers.credit_id = 'promotion:' || coupon_uses.coupon_id || ':' || orders.currency) THEN transfers.amount_minor ELSE 1000000000000001 END) FROM orders JOIN journals ON journals.reference = orders.order_id AND journals.purpose = 'refund' JOIN transfers ON transfers.kind = 'direct' AND transfers.journal_id = journals.journal_id LEFT JOIN coupon_uses ON coupon_uses.order_id = orders.order_id WHERE orders.order_id = NEW.order_id AND orders.state = 'paid' AND journals.journal_id = NEW.refund_id), 0) BEGIN SELECT RAISE(ABORT, 'a refund is of a paid order and of the transfers that went back'); END;
CREATE INDEX orders_waiting ON orders (state, expires_at) WHERE state IN ('pending', 'held');
CREATE TRIGGER coupon_uses_of_payments BEFORE INSERT ON coupon_uses WHEN NOT EXISTS (SELECT 1 FROM coupon_claims JOIN coupons ON coupons.coupon_id = coupon_claims.coupon_id JOIN orders ON orders.order_id = NEW.order_id JOIN journals ON journals.journal_id = NEW.journal_id JOIN transfers ON transfers.kind = 'direct' AND transfers.journal_id = NEW.journal_id WHERE coupon_claims.claim_id = NEW.claim_id AND coupon_claims.coupon_id = NEW.coupon_id AND coupon_claims.user_id = orders.payer_id AND coupons.publisher_id = orders.publisher_id AND coupons.currency = orders.currency AND coupons.state <> 'over' AND orders.state = 'paid' AND orders.capture = 'now' AND orders.paid_at = NEW.used_at AND NEW.used_at >= coupons.valid_from AND NEW.used_at < coupons.valid_until AND orders.amount_minor >= coupons.spend_min_minor AND orders.amount_minor > NEW.discount_minor AND NEW.discount_minor <= coupons.off_minor AND journals.purpose = 'payment' AND journals.reference = NEW.order_id AND transfers.debit_id = 'promotion:' || coupons.coupon_id || ':' || coupons.currency AND transfers.credit_id = 'publisher:' || orders.publisher_id || ':' || orders.currency AND transfers.amount_minor = NEW.discount_minor) BEGIN SELECT RAISE(ABORT, 'a coupon counts for a payment to its publisher, while it is valid'); END;
CREATE TRIGGER orders_start_pending BEFORE INSERT ON orders WHEN NEW.state <> 'pending' OR EXISTS (SELECT 1 FROM orders WHERE order_id = NEW.order_id OR (miniapp_id = NEW.miniapp_id AND merchant_number = NEW.merchant_number)) BEGIN SELECT RAISE(ABORT, 'an order is made once and pending'); END;
CREATE TRIGGER orders_follow_edges BEFORE UPDATE ON orders WHEN NOT ((OLD.state = 'pending' AND OLD.capture = 'now' AND NEW.state IN ('paid', 'closed')) OR (OLD.state = 'pending' AND OLD.capture = 'later' AND NEW.state IN ('held', 'closed')) OR (OLD.state = 'held' AND NEW.state IN ('paid', 'closed'))) OR (OLD.state = 'pending' AND NEW.state = 'closed' AND NEW.hold_id IS NOT NULL) OR (OLD.state = 'held' AND (NEW.payer_id <> OLD.payer_id OR NEW.hold_id <> OLD.hold_id OR NEW.held_at <> OLD.held_at OR NEW.hold_ends_at <> OLD.hold_ends_at)) OR NEW.capture <> OLD.capture OR NEW.order_id <> OLD.order_id OR NEW.miniapp_id <> OLD.miniapp_id OR NEW.publisher_id <> OLD.publisher_id OR NEW.merchant_name <> OLD.merchant_name OR NEW.merchant_number <> OLD.merchant_number OR NEW.title <> OLD.title OR NEW.amount_minor <> OLD.amount_minor OR NEW.currency <> OLD.currency OR NEW.created_at <> OLD.created_at OR NEW.expires_at <> OLD.expires_at BEGIN SELECT RAISE(ABORT, 'an order is held, paid or closed along its edges and its content stays'); END;
CREATE TRIGGER orders_no_delete BEFORE DELETE ON orders BEGIN SELECT RAISE(ABORT, 'orders stay'); END;
CREATE TRIGGER orders_held_by_holds BEFORE UPDATE ON orders WHEN NEW.state = 'held' AND NOT EXISTS (SELECT 1 FROM transfers JOIN journals ON journals.journal_id = transfers.journal_id WHERE transfers.transfer_id = NEW.hold_id AND transfers.kind = 'hold' AND transfers.debit_id = 'person:' || NEW.payer_id || ':' || NEW.currency AND transfers.credit_id = 'publisher:' || NEW.publisher_id || ':' || NEW.currency AND transfers.amount_minor = NEW.amount_minor AND transfers.expires_at = NEW.hold_ends_at AND journals.purpose = 'payment_hold' AND journals.reference = NEW.order_id) BEGIN SELECT RAISE(ABORT, 'a held order names the hold of just its amount'); END;
CREATE TRIGGER orders_leave_holds BEFORE UPDATE ON orders WHEN OLD.state = 'held' AND NOT EXISTS (SELECT 1 FROM transfers WHERE transfers.hold_id = NEW.hold_id AND ((NEW.state = 'paid' AND transfers.kind = 'post' AND transfers.amount_minor = NEW.paid_minor) OR (NEW.state = 'closed' AND transfers.kind = 'void'))) BEGIN SELECT RAISE(ABORT, 'a held order is paid by what is posted of its hold, and closed by voiding it'); END;
CREATE TRIGGER receipts_of_payments BEFORE INSERT ON receipts WHEN NOT EXISTS (SELECT 1 FROM orders JOIN journals ON journals.reference = orders.order_id AND journals.purpose = 'payment' WHERE orders.order_id = NEW.order_id AND orders.state = 'paid' AND journals.journal_id = NEW.journal_id AND orders.paid_minor = (SELECT sum(transfers.amount_minor) FROM transfers WHERE transfers.journal_id = NEW.journal_id AND transfers.kind IN ('direct', 'post') AND transfers.credit_id = 'publisher:' || orders.publisher_id || ':' || orders.currency)) BEGIN SELECT RAISE(ABORT, 'a receipt is of a paid order and of the journal that paid it'); END;
CREATE TRIGGER refunds_in_shares BEFORE INSERT ON refunds WHEN (SELECT coalesce(sum(transfers.amount_minor), 0) FROM transfers WHERE substr(transfers.credit_id, 1, 10) = 'promotion:' AND (transfers.journal_id = NEW.refund_id OR transfers.journal_id IN (SELECT refund_id FROM refunds WHERE order_id = NEW.order_id))) > coalesce((SELECT discount_minor FROM coupon_uses WHERE order_id = NEW.order_id), 0) OR (SELECT coalesce(sum(transfers.amount_minor), 0) FROM transfers WHERE substr(transfers.credit_id, 1, 10) <> 'promotion:' AND (transfers.journal_id = NEW.refund_id OR transfers.journal_id IN (SELECT refund_id FROM refunds WHERE order_id = NEW.order_id))) > (SELECT paid_minor FROM orders WHERE order_id = NEW.order_id) - coalesce((SELECT discount_minor FROM coupon_uses WHERE order_id = NEW.order_id), 0) BEGIN SELECT RAISE(ABORT, 'payer and coupon get back at most what each has paid'); END;
CREATE TRIGGER refunds_within_payment BEFORE INSERT ON refunds WHEN NEW.amount_minor + (SELECT coalesce(sum(amount_minor), 0) FROM refunds WHERE order_id = NEW.order_id) > (SELECT paid_minor FROM orders WHERE order_id = NEW.order_id) BEGIN SELECT RAISE(ABORT, 'refunds are at most what was paid'); END;
CREATE INDEX packets_expiry ON packets (expires_at);
CREATE TRIGGER packets_are_filled BEFORE INSERT ON packets WHEN NOT EXISTS (SELECT 1 FROM journals JOIN transfers ON transfers.journal_id = journals.journal_id AND transfers.kind = 'direct' WHERE journals.journal_id = NEW.journal_id AND journals.purpose = 'packet' AND journals.reference = NEW.packet_id AND journals.posted_at = NEW.sent_at AND transfers.debit_id = 'person:' || NEW.sender_id || ':' || NEW.currency AND transfers.credit_id = 'packet:' || NEW.packet_id || ':' || NEW.currency AND transfers.amount_minor = NEW.amount_minor) BEGIN SELECT RAISE(ABORT, 'a red packet holds what its sender put into it'); END;
CREATE TRIGGER packet_audience_is_complete BEFORE INSERT ON packet_audience WHEN EXISTS (SELECT 1 FROM packet_audience WHERE packet_id = NEW.packet_id AND user_id = NEW.user_id) OR (SELECT count(*) FROM packet_audience WHERE packet_id = NEW.packet_id) >= (SELECT audience_count FROM packets WHERE packet_id = NEW.packet_id) BEGIN SELECT RAISE(ABORT, 'a red packet is for those who were there when it was sent'); END;
CREATE TRIGGER packet_claims_once BEFORE INSERT ON packet_claims WHEN EXISTS (SELECT 1 FROM packet_claims WHERE journal_id = NEW.journal_id OR (packet_id = NEW.packet_id AND user_id = NEW.user_id)) BEGIN SELECT RAISE(ABORT, 'a person has one share of a red packet'); END;
CREATE TRIGGER packet_claims_move_money BEFORE INSERT ON packet_claims WHEN NOT EXISTS (SELECT 1 FROM packets JOIN journals ON journals.reference = packets.packet_id AND journals.purpose = 'packet_claim' JOIN transfers ON transfers.journal_id = journals.journal_id AND transfers.kind = 'direct' AND transfers.debit_id = 'packet:' || packets.packet_id || ':' || packets.currency AND transfers.credit_id = 'person:' || NEW.user_id || ':' || packets.currency WHERE packets.packet_id = NEW.packet_id AND journals.journal_id = NEW.journal_id AND journals.posted_at = NEW.claimed_at AND transfers.amount_minor = NEW.amount_minor) BEGIN SELECT RAISE(ABORT, 'a share is of the transfer that gave it'); END;
CREATE TRIGGER packet_claims_in_time BEFORE INSERT ON packet_claims WHEN EXISTS (SELECT 1 FROM packets WHERE packet_id = NEW.packet_id AND expires_at <= NEW.claimed_at) OR EXISTS (SELECT 1 FROM packet_returns WHERE packet_id = NEW.packet_id) BEGIN SELECT RAISE(ABORT, 'a red packet that is over is not opened'); END;
CREATE TRIGGER packet_claims_add_up BEFORE INSERT ON packet_claims WHEN NOT EXISTS (SELECT 1 FROM packets WHERE packets.packet_id = NEW.packet_id AND (packets.split = 'lucky' OR NEW.amount_minor * packets.share_count = packets.amount_minor) AND (((SELECT count(*) FROM packet_claims WHERE packet_id = NEW.packet_id) + 1 < packets.share_count AND (SELECT coalesce(sum(amount_minor), 0) FROM packet_claims WHERE packet_id = NEW.packet_id) + NEW.amount_minor + packets.share_count - (SELECT count(*) FROM packet_claims WHERE packet_id = NEW.packet_id) - 1 <= packets.amount_minor) OR ((SELECT count(*) FROM packet_claims WHERE packet_id = NEW.packet_id) + 1 = packets.share_count AND (SELECT coalesce(sum(amount_minor), 0) FROM packet_claims WHERE packet_id = NEW.packet_id) + NEW.amount_minor = packets.amount_minor))) BEGIN SELECT RAISE(ABORT, 'the shares of a red packet are what it holds, a unit at least for each'); END;
CREATE TRIGGER packet_returns_are_the_rest BEFORE INSERT ON packet_returns WHEN NOT EXISTS (SELECT 1 FROM packets JOIN journals ON journals.reference = packets.packet_id AND journals.purpose = 'packet_return' JOIN transfers ON transfers.journal_id = journals.journal_id AND transfers.kind = 'direct' AND transfers.debit_id = 'packet:' || packets.packet_id || ':' || packets.currency AND transfers.credit_id = 'person:' || packets.sender_id || ':' || packets.currency WHERE packets.packet_id = NEW.packet_id AND journals.journal_id = NEW.journal_id AND journals.posted_at = NEW.returned_at AND transfers.amount_minor = NEW.amount_minor AND packets.expires_at <= NEW.returned_at AND NEW.amount_minor = packets.amount_minor - (SELECT coalesce(sum(amount_minor), 0) FROM packet_claims WHERE packet_id = NEW.packet_id)) BEGIN SELECT RAISE(ABORT, 'what goes back is the rest of a red packet that is over'); END;
CREATE TRIGGER packets_no_update BEFORE UPDATE ON packets BEGIN SELECT RAISE(ABORT, 'packets is append-only'); END;
CREATE TRIGGER packets_no_delete BEFORE DELETE ON packets BEGIN SELECT RAISE(ABORT, 'packets is append-only'); END;
CREATE TRIGGER packets_no_replace BEFORE INSERT ON packets WHEN EXISTS (SELECT 1 FROM packets WHERE packet_id = NEW.packet_id OR journal_id = NEW.journal_id) BEGIN SELECT RAISE(ABORT, 'packets is append-only'); END;
CREATE TRIGGER packet_audience_no_update BEFORE UPDATE ON packet_audience BEGIN SELECT RAISE(ABORT, 'packet_audience is append-only'); END;
CREATE TRIGGER packet_audience_no_delete BEFORE DELETE ON packet_audience BEGIN SELECT RAISE(ABORT, 'packet_audience is append-only'); END;
CREATE TRIGGER packet_claims_no_update BEFORE UPDATE ON packet_claims BEGIN SELECT RAISE(ABORT, 'packet_claims is append-only'); END;
CREATE TRIGGER packet_claims_no_delete BEFORE DELETE ON packet_claims BEGIN SELECT RAISE(ABORT, 'packet_claims is append-only'); END;
CREATE TRIGGER packet_returns_no_update BEFORE UPDATE ON packet_returns BEGIN SELECT RAISE(ABORT, 'packet_returns is append-only'); END;
CREATE TRIGGER packet_returns_no_delete BEFORE DELETE ON packet_returns BEGIN SELECT RAISE(ABORT, 'packet_returns is append-only'); END;
CREATE TRIGGER packet_returns_no_replace BEFORE INSERT ON packet_returns WHEN EXISTS (SELECT 1 FROM packet_returns WHERE packet_id = NEW.packet_id OR journal_id = NEW.journal_id) BEGIN SELECT RAISE(ABORT, 'packet_returns is append-only'); END;
COMMIT;
