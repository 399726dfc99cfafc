BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
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
INSERT INTO "journals" VALUES('01a20705-5cbf-73e1-b041-e753f9202a00','95e53e6f118b858a19ccea6bfe1e7971cbe545e87597329eaa48e87833f9df88','top_up','lin',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-5cda-76da-be20-ee0ca6473ea6','6b1566f4ed40c145855b2c7f6de3766bf764d09cf83ce7bb35794b27ac4180cd','top_up','maya',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-5e6f-7094-9074-9ae5328cc6b0','8b1be0c3c42080569c20d8ddbdf135e7ad77faeb4980c41907162f4f699ebabe','payment','01a20705-5e6e-7699-baef-00889c97f0df',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-5ebc-745f-9483-daec67fc52b3','753670e8c3354f14ff33833034a0a2bed6e32720867656cd26d097b447aa7de1','refund','01a20705-5e6e-7699-baef-00889c97f0df',1795339800000000);
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
INSERT INTO "ledger_accounts" VALUES('bank:test:CNY','CNY',1,0,105000,0,0);
INSERT INTO "ledger_accounts" VALUES('person:lin:CNY','CNY',0,0,29900,0,109900);
INSERT INTO "ledger_accounts" VALUES('person:maya:CNY','CNY',0,0,0,0,5000);
INSERT INTO "ledger_accounts" VALUES('publisher:plaza:CNY','CNY',0,0,9900,0,29900);
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
	CONSTRAINT orders_pk PRIMARY KEY (order_id), 
	CONSTRAINT orders_miniapp_id_merchant_number_uq UNIQUE (miniapp_id, merchant_number), 
	CONSTRAINT orders_amount_in_range CHECK (amount_minor BETWEEN 1 AND 1000000000000000), 
	CONSTRAINT orders_expires_after_creation CHECK (expires_at > created_at), 
	CONSTRAINT orders_state_complete CHECK ((state = 'paid' AND paid_at IS NOT NULL AND payer_id IS NOT NULL) OR (state IN ('pending', 'closed') AND paid_at IS NULL AND payer_id IS NULL))
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "orders" VALUES('01a20705-5ce0-7783-b4d9-264421ee4044','plaza.store','plaza','Plaza Store','pending','Running shoes',100,'CNY','pending',1795339800000000,1795347000000000,NULL,NULL);
INSERT INTO "orders" VALUES('01a20705-5cef-73b4-8403-e32dfb9e9f85','plaza.store','plaza','Plaza Store','closed','Running shoes',100,'CNY','closed',1795339800000000,1795347000000000,NULL,NULL);
INSERT INTO "orders" VALUES('01a20705-5e6e-7699-baef-00889c97f0df','plaza.store','plaza','Plaza Store','refunded','Running shoes',29900,'CNY','paid',1795339800000000,1795347000000000,1795339800000000,'lin');
CREATE TABLE outbox (
	entry_id TEXT NOT NULL, 
	topic TEXT NOT NULL, 
	payload TEXT NOT NULL, 
	attempts INTEGER NOT NULL, 
	due_at INTEGER NOT NULL, 
	CONSTRAINT outbox_pk PRIMARY KEY (entry_id), 
	CONSTRAINT outbox_topic_known CHECK (topic IN ('receipt.message', 'payment.notice', 'refund.message', 'refund.notice')), 
	CONSTRAINT outbox_attempts_not_negative CHECK (attempts >= 0)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "outbox" VALUES('01a20705-5eb0-7005-a49c-71fb9ae608a1','payment.notice','{"receipt_id":"01a20705-5eaf-7279-a549-e934dbed19bd","order_id":"01a20705-5e6e-7699-baef-00889c97f0df","title":"Running shoes","amount_minor":29900,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","notice_id":"01a20705-5eb0-7005-a49c-71fb9ae608a1"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-5eb0-7005-a49c-71fc86cf0fea','receipt.message','{"receipt_id":"01a20705-5eaf-7279-a549-e934dbed19bd","order_id":"01a20705-5e6e-7699-baef-00889c97f0df","title":"Running shoes","amount_minor":29900,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-5eca-72d0-86eb-fe673bd35400','refund.notice','{"refund_id":"01a20705-5ebc-745f-9483-daec67fc52b3","order_id":"01a20705-5e6e-7699-baef-00889c97f0df","refund_number":"1","title":"Running shoes","amount_minor":9900,"currency":"CNY","reason":"","refunded_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","notice_id":"01a20705-5eca-72d0-86eb-fe673bd35400"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-5eca-72d0-86eb-fe68aea965ef','refund.message','{"refund_id":"01a20705-5ebc-745f-9483-daec67fc52b3","order_id":"01a20705-5e6e-7699-baef-00889c97f0df","refund_number":"1","title":"Running shoes","amount_minor":9900,"currency":"CNY","reason":"","refunded_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","paid_minor":29900}',0,1795339800000000);
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
INSERT INTO "pins" VALUES('lin','$argon2id$v=19$m=19456,t=2,p=1$YUoR1W3mkniuhgX42o8Fkw$50vUMdL9Y8mBRsSp9AnLZfun7hGotWzaBWOzNgXby7Q',0,0,NULL);
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
INSERT INTO "receipts" VALUES('01a20705-5e6e-7699-baef-00889c97f0df','01a20705-5eaf-7279-a549-e934dbed19bd','01a20705-5e6f-7094-9074-9ae5328cc6b0','{"amount_minor":29900,"currency":"CNY","form":"plaza-receipt/1","merchant_number":"refunded","miniapp_id":"plaza.store","order_id":"01a20705-5e6e-7699-baef-00889c97f0df","paid_at":"2026-11-22T09:30:00.000000+00:00","payee_name":"Plaza Store","payer_id":"lin","receipt_id":"01a20705-5eaf-7279-a549-e934dbed19bd","title":"Running shoes"}','gboq29Ax8Pg8v8eensp9fiZpdz1RqquSbJ3ayLgVPvVSkY0cLBu3GH7kijZ8172c1QsSY603jTmZfqlxxFjrAw==');
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
INSERT INTO "refunds" VALUES('01a20705-5ebc-745f-9483-daec67fc52b3','01a20705-5e6e-7699-baef-00889c97f0df','1',9900,'{"amount_minor":9900,"currency":"CNY","form":"plaza-refund/1","merchant_number":"refunded","miniapp_id":"plaza.store","order_id":"01a20705-5e6e-7699-baef-00889c97f0df","payee_name":"Plaza Store","payer_id":"lin","reason":"","refund_id":"01a20705-5ebc-745f-9483-daec67fc52b3","refund_number":"1","refunded_at":"2026-11-22T09:30:00.000000+00:00","title":"Running shoes"}','oIxlY/0BVcwCeoOQ2p4BN+AHn9cjLTnSgRMrbddCwBorm1HuE1UXnSwIabfwnyNLZs0eVma+UF5x6KZzJs5kBQ==');
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
	CONSTRAINT transfers_pk PRIMARY KEY (transfer_id), 
	CONSTRAINT transfers_journal_id_fk FOREIGN KEY(journal_id) REFERENCES journals (journal_id), 
	CONSTRAINT transfers_debit_id_currency_fk FOREIGN KEY(debit_id, currency) REFERENCES ledger_accounts (ledger_account_id, currency), 
	CONSTRAINT transfers_credit_id_currency_fk FOREIGN KEY(credit_id, currency) REFERENCES ledger_accounts (ledger_account_id, currency), 
	CONSTRAINT transfers_two_parties CHECK (debit_id <> credit_id), 
	CONSTRAINT transfers_amount_in_range CHECK (amount_minor BETWEEN 1 AND 1000000000000000)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "transfers" VALUES('01a20705-5cc7-77cb-8602-d7178749c38f','01a20705-5cbf-73e1-b041-e753f9202a00','bank:test:CNY','person:lin:CNY','CNY',100000);
INSERT INTO "transfers" VALUES('01a20705-5cdb-7137-b6ec-ae9eb25dbe40','01a20705-5cda-76da-be20-ee0ca6473ea6','bank:test:CNY','person:maya:CNY','CNY',5000);
INSERT INTO "transfers" VALUES('01a20705-5e72-7028-858a-943f1ac6abbe','01a20705-5e6f-7094-9074-9ae5328cc6b0','person:lin:CNY','publisher:plaza:CNY','CNY',29900);
INSERT INTO "transfers" VALUES('01a20705-5ebd-7549-aec0-1aacdd254a65','01a20705-5ebc-745f-9483-daec67fc52b3','publisher:plaza:CNY','person:lin:CNY','CNY',9900);
CREATE TRIGGER ledger_accounts_open_empty BEFORE INSERT ON ledger_accounts WHEN NEW.debits_pending <> 0 OR NEW.debits_posted <> 0 OR NEW.credits_pending <> 0 OR NEW.credits_posted <> 0 OR EXISTS (SELECT 1 FROM ledger_accounts WHERE ledger_account_id = NEW.ledger_account_id) BEGIN SELECT RAISE(ABORT, 'a ledger account is opened once and empty'); END;
CREATE TRIGGER ledger_accounts_no_delete BEFORE DELETE ON ledger_accounts BEGIN SELECT RAISE(ABORT, 'ledger accounts stay'); END;
CREATE TRIGGER ledger_accounts_only_grow BEFORE UPDATE ON ledger_accounts WHEN NEW.ledger_account_id <> OLD.ledger_account_id OR NEW.currency <> OLD.currency OR NEW.may_overdraw <> OLD.may_overdraw OR NEW.debits_posted < OLD.debits_posted OR NEW.credits_posted < OLD.credits_posted BEGIN SELECT RAISE(ABORT, 'a ledger account changes by transfers alone'); END;
CREATE TRIGGER journals_no_update BEFORE UPDATE ON journals BEGIN SELECT RAISE(ABORT, 'journals is append-only'); END;
CREATE TRIGGER journals_no_delete BEFORE DELETE ON journals BEGIN SELECT RAISE(ABORT, 'journals is append-only'); END;
CREATE TRIGGER journals_no_replace BEFORE INSERT ON journals WHEN EXISTS (SELECT 1 FROM journals WHERE journal_id = NEW.journal_id) BEGIN SELECT RAISE(ABORT, 'journals is append-only'); END;
CREATE INDEX transfers_journal ON transfers (journal_id);
CREATE INDEX transfers_debit ON transfers (debit_id, transfer_id);
CREATE INDEX transfers_credit ON transfers (credit_id, transfer_id);
CREATE TRIGGER transfers_no_update BEFORE UPDATE ON transfers BEGIN SELECT RAISE(ABORT, 'transfers is append-only'); END;
CREATE TRIGGER transfers_no_delete BEFORE DELETE ON transfers BEGIN SELECT RAISE(ABORT, 'transfers is append-only'); END;
CREATE TRIGGER transfers_no_replace BEFORE INSERT ON transfers WHEN EXISTS (SELECT 1 FROM transfers WHERE transfer_id = NEW.transfer_id) BEGIN SELECT RAISE(ABORT, 'transfers is append-only'); END;
CREATE TRIGGER transfers_are_counted AFTER INSERT ON transfers BEGIN UPDATE ledger_accounts SET debits_posted = debits_posted + NEW.amount_minor WHERE ledger_account_id = NEW.debit_id; UPDATE ledger_accounts SET credits_posted = credits_posted + NEW.amount_minor WHERE ledger_account_id = NEW.credit_id; END;
CREATE TRIGGER orders_start_pending BEFORE INSERT ON orders WHEN NEW.state <> 'pending' OR EXISTS (SELECT 1 FROM orders WHERE order_id = NEW.order_id OR (miniapp_id = NEW.miniapp_id AND merchant_number = NEW.merchant_number)) BEGIN SELECT RAISE(ABORT, 'an order is made once and pending'); END;
CREATE TRIGGER orders_follow_edges BEFORE UPDATE ON orders WHEN OLD.state <> 'pending' OR NEW.state NOT IN ('paid', 'closed') OR NEW.order_id <> OLD.order_id OR NEW.miniapp_id <> OLD.miniapp_id OR NEW.publisher_id <> OLD.publisher_id OR NEW.merchant_name <> OLD.merchant_name OR NEW.merchant_number <> OLD.merchant_number OR NEW.title <> OLD.title OR NEW.amount_minor <> OLD.amount_minor OR NEW.currency <> OLD.currency OR NEW.created_at <> OLD.created_at OR NEW.expires_at <> OLD.expires_at BEGIN SELECT RAISE(ABORT, 'an order goes from pending to paid or closed and its content stays'); END;
CREATE TRIGGER orders_no_delete BEFORE DELETE ON orders BEGIN SELECT RAISE(ABORT, 'orders stay'); END;
CREATE TRIGGER receipts_no_update BEFORE UPDATE ON receipts BEGIN SELECT RAISE(ABORT, 'receipts is append-only'); END;
CREATE TRIGGER receipts_no_delete BEFORE DELETE ON receipts BEGIN SELECT RAISE(ABORT, 'receipts is append-only'); END;
CREATE TRIGGER receipts_no_replace BEFORE INSERT ON receipts WHEN EXISTS (SELECT 1 FROM receipts WHERE order_id = NEW.order_id) BEGIN SELECT RAISE(ABORT, 'receipts is append-only'); END;
CREATE TRIGGER receipts_of_payments BEFORE INSERT ON receipts WHEN NOT EXISTS (SELECT 1 FROM orders JOIN journals ON journals.reference = orders.order_id AND journals.purpose = 'payment' WHERE orders.order_id = NEW.order_id AND orders.state = 'paid' AND journals.journal_id = NEW.journal_id) BEGIN SELECT RAISE(ABORT, 'a receipt is of a paid order and of the journal that paid it'); END;
CREATE TRIGGER refunds_no_update BEFORE UPDATE ON refunds BEGIN SELECT RAISE(ABORT, 'refunds is append-only'); END;
CREATE TRIGGER refunds_no_delete BEFORE DELETE ON refunds BEGIN SELECT RAISE(ABORT, 'refunds is append-only'); END;
CREATE TRIGGER refunds_no_replace BEFORE INSERT ON refunds WHEN EXISTS (SELECT 1 FROM refunds WHERE refund_id = NEW.refund_id) BEGIN SELECT RAISE(ABORT, 'refunds is append-only'); END;
CREATE TRIGGER refunds_number_once BEFORE INSERT ON refunds WHEN EXISTS (SELECT 1 FROM refunds WHERE order_id = NEW.order_id AND refund_number = NEW.refund_number) BEGIN SELECT RAISE(ABORT, 'a refund number stands once in an order'); END;
CREATE TRIGGER refunds_of_payments BEFORE INSERT ON refunds WHEN NOT EXISTS (SELECT 1 FROM orders JOIN journals ON journals.reference = orders.order_id AND journals.purpose = 'refund' JOIN transfers ON transfers.journal_id = journals.journal_id AND transfers.debit_id = 'publisher:' || orders.publisher_id || ':' || orders.currency AND transfers.credit_id = 'person:' || orders.payer_id || ':' || orders.currency WHERE orders.order_id = NEW.order_id AND orders.state = 'paid' AND journals.journal_id = NEW.refund_id AND transfers.amount_minor = NEW.amount_minor) BEGIN SELECT RAISE(ABORT, 'a refund is of a paid order and of the transfer that went back'); END;
CREATE TRIGGER refunds_within_payment BEFORE INSERT ON refunds WHEN NEW.amount_minor + (SELECT coalesce(sum(amount_minor), 0) FROM refunds WHERE order_id = NEW.order_id) > (SELECT amount_minor FROM orders WHERE order_id = NEW.order_id) BEGIN SELECT RAISE(ABORT, 'refunds are at most what was paid'); END;
CREATE INDEX journals_posted_at ON journals (posted_at);
COMMIT;
