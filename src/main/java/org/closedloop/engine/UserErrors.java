package org.closedloop.engine;

import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CorrelateAllMessageCmd;
import org.camunda.bpm.engine.impl.cmd.CorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Stands before the transaction of every command. A person's wrong input becomes an error that REST API and Tasklist answer with 400
 * and its message; a person's command that lost a race is tried again.
 */
class UserErrors extends CommandInterceptor {

    private static final int ATTEMPTS = 3;
    private static final Set<Class<?>> OF_FORMS = Set.of(CompleteTaskCmd.class, SubmitTaskFormCmd.class, ResolveTaskCmd.class);
    private static final Set<Class<?>> WORTH_REPEATING = Set.of(CompleteTaskCmd.class, SubmitTaskFormCmd.class, ResolveTaskCmd.class,
            ClaimTaskCmd.class, AssignTaskCmd.class, CorrelateMessageCmd.class, CorrelateAllMessageCmd.class);

    @Override
    public <T> T execute(Command<T> command) {
        if (Context.getCommandContext() != null) {
            return next.execute(command);
        }
        int attempt = 1;
        while (true) {
            try {
                return next.execute(command);
            } catch (OptimisticLockingException lostRace) {
                if (attempt++ == ATTEMPTS || !repeatable(command)) {
                    throw lostRace;
                }
            } catch (RuntimeException failure) {
                if (halfGone(failure) && attempt++ < ATTEMPTS && repeatable(command)) {
                    continue;
                }
                throw invalidInput(failure).map(input -> refusal(command, input)).orElse(failure);
            }
        }
    }

    /** Who completes a task that was there a moment ago may find its variables, or the engine the execution above it, gone already. */
    private static boolean halfGone(RuntimeException failure) {
        boolean ofEngine = failure instanceof NullPointerException && failure.getStackTrace().length > 0
                && failure.getStackTrace()[0].getClassName().startsWith("org.camunda.bpm.engine.impl.");
        return ofEngine || caused(failure, ProcessVariable.Missing.class).isPresent();
    }

    private static boolean repeatable(Command<?> command) {
        return WORTH_REPEATING.contains(command.getClass()) && !TransactionSynchronizationManager.isActualTransactionActive();
    }

    private static RuntimeException refusal(Command<?> command, InvalidInput input) {
        return OF_FORMS.contains(command.getClass())
                ? new FormFieldValidationException(input.field(), input.getMessage(), input)
                : new BadUserRequestException(input.getMessage(), input);
    }

    static Optional<InvalidInput> invalidInput(Throwable failure) {
        return caused(failure, InvalidInput.class);
    }

    private static <E extends Throwable> Optional<E> caused(Throwable failure, Class<E> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
